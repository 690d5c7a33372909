/** Which folder may lean on which (architecture §2, house style §5). Each rule carries the sentence that is shown when it is broken. */
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const tests = "\\.test\\.tsx?$|[cC]ontract\\.ts$|/testing/";

module.exports = {
  forbidden: [
    rule("shared-is-pure", "shared runs everywhere: no renderer, hub, host, Node or Electron; of packages only zod, the noble ones and hash-wasm.", { path: "^shared", pathNot: tests }, { pathNot: "^shared|node_modules/(zod|@noble|hash-wasm)/" }),
    rule("kernel-knows-nobody", "kernel is the floor: nothing of ours lies below it.", { path: "^shared/kernel", pathNot: tests }, { path: "^shared/(?!kernel)" }),
    rule("engine-knows-no-module", "the engine serves every module and names none.", { path: "^shared/engine", pathNot: tests }, { path: "^shared/(modules|reactions|contracts|sync)" }),
    rule("modules-are-strangers", "a module meets another only through its card; shared things go to the engine.", { path: "^shared/modules/([^/]+)/", pathNot: tests }, { path: "^shared/modules/([^/]+)/", pathNot: "^shared/modules/$1/" }),
    rule("modules-know-no-reaction", "what one module's event asks of another is said in shared/reactions.", { path: "^shared/modules" }, { path: "^shared/reactions" }),
    rule("sheets-are-pure", "paper is drawn from a model: no store, sync or app.", { path: "^renderer/sheets", pathNot: tests }, { path: "^renderer/(store|sync|app)|node_modules/dexie" }),
    rule("dexie-lives-in-store", "only the store worker speaks to IndexedDB.", { path: "^renderer/(?!store)" }, { path: "node_modules/dexie" }),
    rule("pages-ask-the-port", "pages see rows and ask commands over the port; the worker is started by its file name alone.", { path: "^renderer/(app|kit|sheets|modules)", pathNot: tests }, { path: "^renderer/(store|sync)" }),
    rule("page-needs-no-electron", "every page runs in both hosts, one of which is a plain browser.", { path: "^renderer" }, { path: "^(electron|hub)/|node_modules/electron/" }),
    rule("hosts-and-hub-show-nothing", "a host serves pages and the hub serves hosts; neither draws.", { path: "^(electron|hub)", pathNot: tests }, { path: "^renderer|node_modules/react" }),
    rule("host-is-not-hub", "the hub is reached over its contract.", { path: "^electron" }, { path: "^hub" }),
    rule("hub-is-not-host", "the hub knows no PC.", { path: "^hub" }, { path: "^electron" }),
    rule("hosts-share-by-host", "what both hosts need lives in electron/host, which imports neither.", { path: "^electron/host", pathNot: tests }, { path: "^electron/(main|preload|browser)|node_modules/electron/" }),
    rule("hosts-are-strangers", "the two hosts meet in electron/host only.", { path: "^electron/main", pathNot: tests }, { path: "^electron/browser" }),
    rule("strangers-are-hosts", "the two hosts meet in electron/host only.", { path: "^electron/browser", pathNot: tests }, { path: "^electron/(main|preload)|node_modules/electron" }),
    rule("preload-carries-names", "the preload stands between page and main: names of operations, and nothing that could be led astray.", { path: "^electron/preload" }, { pathNot: "^electron/preload|^shared/contracts/windowOperations\\.ts$|node_modules/electron/|^electron$" }),
    rule("rig-is-no-product", "the rig stands in for Electron; it knows its types and nothing of ours but the list of what main uses.", { path: "^e2e/rig" }, { path: "^(shared|renderer|electron|hub)/", pathNot: "^electron/main/electronApi\\.ts$" }),
    rule("fixtures-stay-out", "fixed people are for tests and the demonstration organisation.", { path: "^(shared|renderer|electron|hub)", pathNot: `${tests}|scenario|fixture|^hub/(seed|index|createHub)\\.ts$|^hub/demonstration/` }, { path: "fixtures?\\.ts$|[fF]ixture[A-Z]\\w+\\.ts$" }),
    rule("no-cycles", "a circle has no bottom to read from; types count too.", { path: "^(shared|renderer|electron|hub)", pathNot: "^shared/engine" }, { circular: true }),
  ],
  options: { doNotFollow: { path: "node_modules" }, exclude: { path: "^bench/peers/|^out/" }, tsConfig: { fileName: "tsconfig.json" }, tsPreCompilationDeps: true, enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js"], conditionNames: ["import", "types", "default"] } },
};
