/** Stands where the build puts the address of a browser script. */
export default "/assets/script.js";
