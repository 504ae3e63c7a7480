import { Navigate, createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { LibraryPage } from "../features/search/LibraryPage";
import { parseQuery } from "../features/search/query";
import { NotThere } from "../ui/States";
import { Shell } from "./Shell";
import { readAddress, writeAddress } from "./address";

const root = createRootRoute({ component: Shell, notFoundComponent: NotThere });

export const libraryRoute = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: parseQuery,
  component: LibraryPage,
});

export const masterRoute = createRoute({
  getParentRoute: () => root,
  path: "/masters/$masterId",
  component: lazyRouteComponent(() => import("../features/master/MasterPage"), "MasterPage"),
});

const performanceRoute = createRoute({
  getParentRoute: () => root,
  path: "/performance",
  component: lazyRouteComponent(() => import("../features/performance/PerformancePage"), "PerformancePage"),
});

const uploadRoute = createRoute({
  getParentRoute: () => root,
  path: "/upload",
  component: lazyRouteComponent(() => import("../features/upload/UploadPage"), "UploadPage"),
});

const valueRoute = createRoute({
  getParentRoute: () => root,
  path: "/value",
  component: lazyRouteComponent(() => import("../features/value/ValuePage"), "ValuePage"),
});

const channelsRoute = createRoute({
  getParentRoute: () => root,
  path: "/channels",
  component: lazyRouteComponent(() => import("../features/channel/ChannelsPage"), "ChannelsPage"),
});

const recipesRoute = createRoute({
  getParentRoute: () => root,
  path: "/recipes",
  component: lazyRouteComponent(() => import("../features/recipe/RecipesPage"), "RecipesPage"),
});

const jobsRoute = createRoute({
  getParentRoute: () => root,
  path: "/jobs",
  component: lazyRouteComponent(() => import("../features/job/JobsPage"), "JobsPage"),
});

const jobRoute = createRoute({
  getParentRoute: () => root,
  path: "/jobs/$jobId",
  component: lazyRouteComponent(() => import("../features/job/JobPage"), "JobPage"),
});

const administrationRoute = createRoute({
  getParentRoute: () => root,
  path: "/administration",
  component: lazyRouteComponent(() => import("../features/account/AdministrationPage"), "AdministrationPage"),
});

const tokensRoute = createRoute({
  getParentRoute: () => root,
  path: "/tokens",
  component: lazyRouteComponent(() => import("../features/account/TokensPage"), "TokensPage"),
});

/** A link that an administrator has made ends here once it has let somebody in. */
const signInRoute = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: () => <Navigate to="/" replace />,
});

export const router = createRouter({
  routeTree: root.addChildren([
    libraryRoute,
    masterRoute,
    performanceRoute,
    uploadRoute,
    valueRoute,
    channelsRoute,
    recipesRoute,
    jobsRoute,
    jobRoute,
    administrationRoute,
    tokensRoute,
    signInRoute,
  ]),
  parseSearch: readAddress,
  stringifySearch: writeAddress,
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
