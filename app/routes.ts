import { flatRoutes } from "@remix-run/fs-routes";

/** The file name is the URL: see app/routes. */
export default flatRoutes();
