// Adds to package-lock.json the optional packages of other platforms that a registry mirror did not list when the lock was written: `npm ci` refuses a lock without them.
// Run it after every change of dependencies: node scripts/complete-lock.mjs
import fs from "node:fs";
const lock = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
const P = lock.packages;
const find = (from, name) => { // node resolution
  let dir = from;
  for (;;) {
    const at = (dir ? dir + "/" : "") + "node_modules/" + name;
    if (P[at]) return at;
    if (!dir) return undefined;
    const i = dir.lastIndexOf("/node_modules/");
    dir = i < 0 ? "" : dir.slice(0, i);
  }
};
const OS = ["darwin","linux","win32","freebsd","openbsd","netbsd","android","sunos","aix","openharmony"];
const CPU = ["arm64","x64","ia32","arm","ppc64","s390x","riscv64","loong64","mips64el","mips64","wasm32"];
let n = 0;
for (const [path, e] of Object.entries({ ...P })) {
  for (const [name, want] of Object.entries(e.optionalDependencies ?? {})) {
    if (!/^\d/.test(want)) continue;
    const at = find(path, name);
    if (at && P[at].version === want) continue;
    // beside an installed sibling of the same family if there is one
    let parent = "";
    for (const sib of Object.keys(e.optionalDependencies)) { const s = find(path, sib); if (s && P[s].version === e.optionalDependencies[sib]) { parent = s.slice(0, s.length - ("node_modules/" + sib).length).replace(/\/$/, ""); break; } }
    const key = (parent ? parent + "/" : "") + "node_modules/" + name;
    if (P[key]) { console.error("taken", key); continue; }
    const parts = name.split("/").pop().split(/[-.]/).map(x => ({linuxmusl:"linux",ppc64le:"ppc64",win64:"win32"}[x] ?? x));
    const os = OS.filter(o => parts.includes(o)), cpu = CPU.filter(c => parts.includes(c) || (c==="arm" && parts.some(p=>/^armv?\d/.test(p))));
    P[key] = { version: want, ...(e.dev ? { dev: true } : {}), optional: true, ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}) };
    if (!os.length) console.error("no os:", key);
    n++;
  }
}
lock.packages = Object.fromEntries(Object.entries(P).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
fs.writeFileSync("package-lock.json", JSON.stringify(lock, null, 2) + "\n");
console.error("added", n);
