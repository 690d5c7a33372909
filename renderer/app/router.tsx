import { createHashHistory, createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { DeskPage, deskTabs, type DeskTab } from "#renderer/kit/DeskPage.tsx";
import { newDraftKey } from "#renderer/kit/links.ts";
import { Loading } from "#renderer/kit/Page.tsx";
import { readSearch } from "#renderer/kit/registerFilter.ts";
import { Frame } from "./Frame.tsx";

type Given = { readonly newKey: () => string };
const root = createRootRouteWithContext<Given>()({ component: Frame });
const tabOf = ({ tab }: { readonly [name: string]: unknown }): { tab?: DeskTab } => (deskTabs.includes(tab as DeskTab) ? { tab: tab as DeskTab } : {});

// A new sheet begins as a draft with a key of its own, so that going back and reloading find it again.
function beginDraft({ params, context }: { readonly params: { readonly kind: string }; readonly context: Given }): void {
  redirect({ to: "/draft/$key", params: { key: newDraftKey(params.kind, context.newKey()) }, replace: true, throw: true });
}

// The desk comes with the frame; what needs more code is fetched when it is opened.
const routes = [
  createRoute({ getParentRoute: () => root, path: "/", component: DeskPage, validateSearch: tabOf }),
  createRoute({ getParentRoute: () => root, path: "/new/$kind", beforeLoad: beginDraft }),
  createRoute({ getParentRoute: () => root, path: "/draft/$key", component: lazyRouteComponent(() => import("#renderer/kit/DraftPage.tsx"), "DraftPage") }),
  createRoute({ getParentRoute: () => root, path: "/record/$id", component: lazyRouteComponent(() => import("#renderer/kit/SheetPage.tsx"), "SheetPage") }),
  createRoute({ getParentRoute: () => root, path: "/register/$name", component: lazyRouteComponent(() => import("#renderer/kit/RegisterPage.tsx"), "RegisterPage"), validateSearch: readSearch }),
  createRoute({ getParentRoute: () => root, path: "/report/$name", component: lazyRouteComponent(() => import("#renderer/kit/ReportPage.tsx"), "ReportPage"), validateSearch: readSearch }),
  createRoute({ getParentRoute: () => root, path: "/board", component: lazyRouteComponent(() => import("#renderer/kit/board/BoardPage.tsx"), "BoardPage") }),
  createRoute({ getParentRoute: () => root, path: "/attention", component: lazyRouteComponent(() => import("./AttentionPage.tsx"), "AttentionPage") }),
  createRoute({ getParentRoute: () => root, path: "/search", component: lazyRouteComponent(() => import("./SearchPage.tsx"), "SearchPage") }),
  createRoute({ getParentRoute: () => root, path: "/enrolments", component: lazyRouteComponent(() => import("./EnrolmentsPage.tsx"), "EnrolmentsPage") }),
  createRoute({ getParentRoute: () => root, path: "/organisation/import", component: lazyRouteComponent(() => import("#renderer/modules/organisation/parts/ImportPage.tsx"), "ImportPage") }),
  createRoute({ getParentRoute: () => root, path: "/organisation/accounts", component: lazyRouteComponent(() => import("#renderer/modules/organisation/parts/AccountsPage.tsx"), "AccountsPage") }),
  createRoute({ getParentRoute: () => root, path: "/organisation/devices", component: lazyRouteComponent(() => import("#renderer/modules/organisation/parts/DevicesPage.tsx"), "DevicesPage") }),
  createRoute({ getParentRoute: () => root, path: "/organisation/health", component: lazyRouteComponent(() => import("#renderer/modules/organisation/parts/HealthPage.tsx"), "HealthPage") }),
  createRoute({ getParentRoute: () => root, path: "/organisation/handover", component: lazyRouteComponent(() => import("#renderer/modules/organisation/parts/HandoverPage.tsx"), "HandoverPage") }),
  createRoute({ getParentRoute: () => root, path: "/settings", component: lazyRouteComponent(() => import("./SettingsPage.tsx"), "SettingsPage") }),
  createRoute({ getParentRoute: () => root, path: "/help", component: lazyRouteComponent(() => import("./HelpPage.tsx"), "HelpPage") }),
] as const;

export const createOfficeRouter = (context: Given) => createRouter({ routeTree: root.addChildren(routes), context, history: createHashHistory(), defaultPendingComponent: Loading, defaultPreload: false });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createOfficeRouter>;
  }
}
