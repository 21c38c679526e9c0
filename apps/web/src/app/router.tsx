import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { readAuditSearch } from "../features/audit/auditSearch.ts";
import { readSignInSearch } from "../features/session/signInSearch.ts";
import { ErrorPage, NotFoundPage } from "./ErrorPage.tsx";
import { queryClient } from "./queryClient.ts";
import { Shell } from "./Shell.tsx";
import { sessionQuery } from "./session.ts";

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/welcome",
  validateSearch: (search): { token?: string } =>
    typeof search.token === "string" || typeof search.token === "number"
      ? { token: String(search.token) }
      : {},
  component: lazyRouteComponent(() => import("../features/session/WelcomePage.tsx"), "WelcomePage"),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import("../features/session/SignInPage.tsx"), "SignInPage"),
});

const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/join",
  component: lazyRouteComponent(() => import("../features/session/JoinPage.tsx"), "JoinPage"),
});

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset",
  component: lazyRouteComponent(() => import("../features/session/ResetPage.tsx"), "ResetPage"),
});

/** The IdP's admin has no account here; the link's secret is behind the hash mark. */
const handoverRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/handover",
  component: lazyRouteComponent(() => import("../features/handover/HandoverPage.tsx"), "HandoverPage"),
});

/** Everything below needs a session; the wish is remembered across the sign-in. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  beforeLoad: async ({ location }) => {
    const session = await queryClient.fetchQuery(sessionQuery);
    if (session.user === null) {
      throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { to: location.href } });
    }
  },
});

const startRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/",
  component: lazyRouteComponent(() => import("../features/start/StartPage.tsx"), "StartPage"),
});

const newRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/federations/new",
  component: lazyRouteComponent(() => import("../features/account/NewFederation.tsx"), "NewFederation"),
});

const explainRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/explain",
  validateSearch: (search): { federation?: string } =>
    typeof search.federation === "string" ? { federation: search.federation } : {},
  component: lazyRouteComponent(() => import("../features/explain/ExplainPage.tsx"), "ExplainPage"),
});

const peopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/people",
  component: lazyRouteComponent(() => import("../features/people/PeoplePage.tsx"), "PeoplePage"),
});

const keysRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/keys",
  component: lazyRouteComponent(() => import("../features/people/KeysPage.tsx"), "KeysPage"),
});

const notificationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/notifications",
  component: lazyRouteComponent(
    () => import("../features/notifications/NotificationsPage.tsx"),
    "NotificationsPage",
  ),
});

const mineRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/me",
  component: lazyRouteComponent(() => import("../features/session/AccountPage.tsx"), "AccountPage"),
});

const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/audit",
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import("../features/audit/AuditPage.tsx"), "AuditPage"),
});

const federationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/federations/$id",
  component: lazyRouteComponent(() => import("./FederationLayout.tsx"), "FederationLayout"),
});

const indexRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./ResumePage.tsx"), "ResumePage"),
});

const accountRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "account",
  component: lazyRouteComponent(() => import("../features/account/AccountStep.tsx"), "AccountStep"),
});

const idpRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "identity-provider",
  component: lazyRouteComponent(() => import("../features/identity-provider/IdpStep.tsx"), "IdpStep"),
});

const groupsRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "groups",
  component: lazyRouteComponent(() => import("../features/groups/GroupsStep.tsx"), "GroupsStep"),
});

const reviewRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "review",
  validateSearch: (search): { plan?: string } =>
    typeof search.plan === "string" ? { plan: search.plan } : {},
  component: lazyRouteComponent(() => import("../features/review/ReviewStep.tsx"), "ReviewStep"),
});

const runRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "runs/$runId",
  component: lazyRouteComponent(() => import("../features/run/RunPage.tsx"), "RunPage"),
});

const guideRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "guide",
  component: lazyRouteComponent(() => import("../features/guide/GuideStep.tsx"), "GuideStep"),
});

const membershipsRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "memberships",
  component: lazyRouteComponent(
    () => import("../features/memberships/MembershipsStep.tsx"),
    "MembershipsStep",
  ),
});

const testRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "test",
  validateSearch: (search): { test?: string } =>
    typeof search.test === "string" ? { test: search.test } : {},
  component: lazyRouteComponent(() => import("../features/test/TestStep.tsx"), "TestStep"),
});

const compareRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "test/compare",
  validateSearch: (search): { before?: string; after?: string } => ({
    ...(typeof search.before === "string" ? { before: search.before } : {}),
    ...(typeof search.after === "string" ? { after: search.after } : {}),
  }),
  component: lazyRouteComponent(() => import("../features/test/ComparePage.tsx"), "ComparePage"),
});

const doneRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "done",
  component: lazyRouteComponent(() => import("../features/done/DoneStep.tsx"), "DoneStep"),
});

const accessRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "access",
  validateSearch: (search): { source?: "observed" | "plan" } =>
    search.source === "observed" || search.source === "plan" ? { source: search.source } : {},
  component: lazyRouteComponent(() => import("../features/access/AccessPage.tsx"), "AccessPage"),
});

const watchRoute = createRoute({
  getParentRoute: () => federationRoute,
  path: "watch",
  component: lazyRouteComponent(() => import("../features/watch/WatchPage.tsx"), "WatchPage"),
});

const routeTree = rootRoute.addChildren([
  welcomeRoute,
  signInRoute,
  joinRoute,
  resetRoute,
  handoverRoute,
  signedInRoute.addChildren([
    startRoute,
    newRoute,
    explainRoute,
    peopleRoute,
    keysRoute,
    notificationsRoute,
    mineRoute,
    auditRoute,
    federationRoute.addChildren([
      indexRoute,
      accountRoute,
      idpRoute,
      groupsRoute,
      reviewRoute,
      runRoute,
      guideRoute,
      membershipsRoute,
      testRoute,
      compareRoute,
      doneRoute,
      accessRoute,
      watchRoute,
    ]),
  ]),
]);

/** Every page has its own address, so that reload, the back button and a shared link all work. */
export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
