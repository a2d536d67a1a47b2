#!/usr/bin/env node
import{createRequire as __WEBPACK_EXTERNAL_createRequire}from"module";var __webpack_modules__={181:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer")}),4573:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer")}),1421:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process")}),1553:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises")}),3024:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs")}),4708:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https")}),7030:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net")}),8161:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os")}),6760:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path")}),3916:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix")}),7975:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util")}),932:(module=>{module.exports=__WEBPACK_EXTERNAL_createRequire(import.meta.url)("process")}),9069:((__webpack_module__,__unused_webpack___webpack_exports__,__nccwpck_require__2)=>{__nccwpck_require__2.a(__webpack_module__,async(__webpack_handle_async_dependencies__,__webpack_async_result__)=>{try{var _cli_main_js__WEBPACK_IMPORTED_MODULE_0__=__nccwpck_require__2(8945);for(const stream of[process.stdout,process.stderr])stream.on("error",error=>{if(error.code!=="EPIPE")throw error});process.exitCode=await(0,_cli_main_js__WEBPACK_IMPORTED_MODULE_0__.i)(process.argv.slice(2),{environment:process.env,folder:process.cwd(),now:()=>new Date,openInput:()=>process.stdin,print:text=>process.stdout.write(text),complain:text=>process.stderr.write(text),terminal:process.stdout.isTTY===!0,watched:process.stderr.isTTY===!0,columns:process.stdout.columns??100}),__webpack_async_result__()}catch(e){__webpack_async_result__(e)}},1)}),8945:((__unused_webpack___webpack_module__,__webpack_exports__2,__nccwpck_require__2)=>{__nccwpck_require__2.d(__webpack_exports__2,{i:()=>main});var version=__nccwpck_require__2(3411);const COMMANDS={check:`Usage: ownership-gate check [--base REF] [--head REF] [--repo DIR]
                            [--format text|json|markdown] [--output FILE]
       ownership-gate check --pull N --online [--repo DIR] [--format text|json|markdown] [--output FILE]

Judges what HEAD changes since it left the base: every path it touches needs a named owner, a runbook and an SLO.
Policy, exemptions and waivers come from the tip of the base. Uncommitted changes are not judged.

With --pull N --online: pull request N as GitHub has it now, with its reviews, its comments and who may write. It asks
the API of the server origin is on, with the token in GITHUB_TOKEN: GITHUB_TOKEN=$(gh auth token) ownership-gate check \u2026

  --base REF     what the change merges into; default: the default branch of origin, as this clone knows it
  --head REF     the change; default: HEAD
  --repo DIR     the repository; default: the current folder
  --format       text (default), json (schema/verdict.v1.json) or markdown
  --output FILE  write the result there instead of to standard output
  --pull N       the number of a pull request, together with --online
  --online       ask GitHub; nothing is asked anywhere without it

Exit status: 0 pass, 1 fail, 2 undecided or could not run.
`,who:`Usage: ownership-gate who <path|system|@login>... [--ref REF] [--repo DIR] [--format text|json]
       ownership-gate who - | --trace [--ref REF] [--repo DIR] [--format text|json]

Who answers for a path or a system, and what the person on call wants to know.
A name with / or . is a path, otherwise a system if there is one of that name. Paths are from the current folder.

  @login         a person: what would wake them, what would be left with nobody, and what to hand over before they
                 leave. @acme/payments is a team: its systems. A path that begins with @ is written ./@\u2026
  -              paths from standard input, one a line or with NUL between them. They are from the root of the
                 repository, as git prints them: git diff --name-only main | ownership-gate who -
                 What nobody answers for comes first, then the systems most of the paths belong to.
  --trace        a stack trace or a log from standard input: the files of the commit it names, and whose they are.
                 The most likely owner comes first: where it broke, then who has the most frames.
  --ref REF      the commit to look at; default: HEAD
  --repo DIR     the repository; default: the current folder
  --format       text (default) or json

Standard input may have 10 MiB, and 100,000 paths.
Exit status: 0 found, 1 nobody answers for some of it, 2 could not run.
`,audit:`Usage: ownership-gate audit [--ref REF] [--repo DIR] [--format text|json|markdown] [--output FILE] [--online]

Judges the whole repository: every file, every system, by the rules of check. How many files somebody answers for,
what is missing, patterns that lead nowhere, systems without files, waivers that end, and who carries how much.

  --ref REF      the commit to look at; default: HEAD
  --repo DIR     the repository; default: the current folder
  --format       text (default), json (schema/audit.v1.json) or markdown
  --output FILE  write the result there instead of to standard output
  --online       ask GitHub whether owners and backups exist and may write, with the token in GITHUB_TOKEN, and open
                 runbooks on the hosts of policy.runbook-hosts; nothing is asked anywhere without it

Exit status: 0 pass, 1 fail, 2 undecided or could not run.
`,badge:`Usage: ownership-gate badge [--of ownership|runbooks|slos] [--format svg|json] [--ref REF] [--repo DIR]
                            [--output FILE]

Draws the badge an audit of the repository comes to: how many files somebody answers for, how many runbooks open, or
how many SLOs are declared.

  --of           ownership (default), runbooks or slos
  --format       svg (default), or json for shields.io; with --output, by the ending of FILE
  --ref REF      the commit to look at; default: HEAD
  --repo DIR     the repository; default: the current folder
  --output FILE  write it there instead of to standard output

Exit status: 0 drawn, whatever it says; 2 could not run.
`,explain:`Usage: ownership-gate explain <rule|path> [--ref REF] [--repo DIR]

A rule: what it looks at, why it matters at 2 a.m., how to settle it, how to soften it.
A path: every pattern that matches it, the winner first, and why.

Rules: change, declaration, unowned, ambiguous, owner, owner-access, runbook, slo, slo-arithmetic, backup, escalation,
waiver, acceptance, handover, law, gate-workflow, history, blast-radius, patterns, merged-past
`,schema:`Usage: ownership-gate schema [ownership|verdict|audit]

Prints the JSON Schema of OWNERSHIP.yaml (default), of the verdict or of the audit, for editors and scripts.
`,init:`Usage: ownership-gate init [--repo DIR] [--write]

Prints a first OWNERSHIP.yaml made from the folders of the repository at HEAD. What only a person can say is left
open, and listed on standard error.

  --repo DIR     the repository; default: the current folder
  --write        write OWNERSHIP.yaml at the root of the repository, if there is none
`},COMMAND_NAMES=Object.keys(COMMANDS),isCommand=word=>COMMAND_NAMES.includes(word),describeCommand=command=>COMMANDS[command],OVERVIEW=`Ownership Gate: every change has somebody who answers for it.

Usage: ownership-gate <command> [options]

  check    judge what HEAD changes: owner, runbook and SLO for every path it touches
  who      who answers for a path, a system or a stack trace, and what the person on call wants to know
  audit    judge the whole repository: what is answered for, what is not, who carries how much
  badge    draw the badge for a README
  explain  what a rule is about, or why a path belongs to whom it does
  init     print a first OWNERSHIP.yaml for this repository
  schema   print the JSON Schema of OWNERSHIP.yaml, of the verdict or of the audit

  --help, --version; each command has --help.
`,main=async(words,shell)=>{const[first,...rest]=words;if(first==="--version"||first==="-V")return shell.print(`${version.x}
`),0;try{if(first===void 0||first==="--help"||first==="-h"||first==="help"){const about=rest[0];return shell.print(about!==void 0&&isCommand(about)?describeCommand(about):OVERVIEW),first===void 0?2:0}if(!isCommand(first)){const{findNearest}=await __nccwpck_require__2.e(630).then(__nccwpck_require__2.bind(__nccwpck_require__2,630)),near=findNearest(first,COMMAND_NAMES),hint=near===void 0?"":` Did you mean \`${near}\`?`;return shell.complain(`ownership-gate: there is no command \`${printableWord(first)}\`.${hint} See \`ownership-gate --help\`.
`),2}if(rest.includes("--help")||rest.includes("-h"))return shell.print(describeCommand(first)),0;const{run}=await main_COMMANDS[first]();return await run(rest,shell)}catch(error){return explain(error,shell,first??"")}},main_COMMANDS={check:()=>Promise.all([__nccwpck_require__2.e(626),__nccwpck_require__2.e(394)]).then(__nccwpck_require__2.bind(__nccwpck_require__2,2394)),who:()=>Promise.all([__nccwpck_require__2.e(658),__nccwpck_require__2.e(92),__nccwpck_require__2.e(622),__nccwpck_require__2.e(626),__nccwpck_require__2.e(391),__nccwpck_require__2.e(762),__nccwpck_require__2.e(751),__nccwpck_require__2.e(796)]).then(__nccwpck_require__2.bind(__nccwpck_require__2,3796)),audit:()=>Promise.all([__nccwpck_require__2.e(626),__nccwpck_require__2.e(785)]).then(__nccwpck_require__2.bind(__nccwpck_require__2,6785)),badge:()=>Promise.all([__nccwpck_require__2.e(626),__nccwpck_require__2.e(709)]).then(__nccwpck_require__2.bind(__nccwpck_require__2,4709)),explain:()=>Promise.all([__nccwpck_require__2.e(658),__nccwpck_require__2.e(92),__nccwpck_require__2.e(622),__nccwpck_require__2.e(626),__nccwpck_require__2.e(391),__nccwpck_require__2.e(762),__nccwpck_require__2.e(751),__nccwpck_require__2.e(235)]).then(__nccwpck_require__2.bind(__nccwpck_require__2,2235)),schema:()=>__nccwpck_require__2.e(511).then(__nccwpck_require__2.bind(__nccwpck_require__2,2511)),init:()=>Promise.all([__nccwpck_require__2.e(658),__nccwpck_require__2.e(92),__nccwpck_require__2.e(626),__nccwpck_require__2.e(391),__nccwpck_require__2.e(334)]).then(__nccwpck_require__2.bind(__nccwpck_require__2,1334))},printableWord=word=>word.replace(/[^ -~]/g,"?").slice(0,60),explain=(error,shell,command)=>{const message=error instanceof Error?error.message:String(error),code=error instanceof Error&&"code"in error?String(error.code):"";if(code==="EPIPE")return 0;if(code.startsWith("ERR_PARSE_ARGS")){const said=message.split(". To specify")[0]??message;shell.complain(`ownership-gate ${command}: ${said.replace(/[^ -~]/g,"?")}. See \`ownership-gate ${command} --help\`.
`)}else error instanceof Error&&error.name==="CannotRun"?shell.complain(`ownership-gate ${command}: ${message}
`):shell.complain(`ownership-gate ${command}: something went wrong in this program: ${message.replace(/[^ -~\n]/g,"?")}
Nothing was decided. Please report it with the command you ran.
`);return 2}}),3411:((__unused_webpack___webpack_module__,__webpack_exports__2,__nccwpck_require__2)=>{__nccwpck_require__2.d(__webpack_exports__2,{x:()=>VERSION});const VERSION="1.0.0"})},__webpack_module_cache__={};function __nccwpck_require__(moduleId){var cachedModule=__webpack_module_cache__[moduleId];if(cachedModule!==void 0)return cachedModule.exports;var module=__webpack_module_cache__[moduleId]={exports:{}},threw=!0;try{__webpack_modules__[moduleId](module,module.exports,__nccwpck_require__),threw=!1}finally{threw&&delete __webpack_module_cache__[moduleId]}return module.exports}__nccwpck_require__.m=__webpack_modules__,typeof __nccwpck_require__<"u"&&(__nccwpck_require__.ab=decodeURIComponent(new URL(".",import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/)?1:0,-1)+"/"),(()=>{var webpackQueues=typeof Symbol=="function"?Symbol("webpack queues"):"__webpack_queues__",webpackExports=typeof Symbol=="function"?Symbol("webpack exports"):"__webpack_exports__",webpackError=typeof Symbol=="function"?Symbol("webpack error"):"__webpack_error__",resolveQueue=queue=>{queue&&queue.d<1&&(queue.d=1,queue.forEach(fn=>fn.r--),queue.forEach(fn=>fn.r--?fn.r++:fn()))},wrapDeps=deps=>deps.map(dep=>{if(dep!==null&&typeof dep=="object"){if(dep[webpackQueues])return dep;if(dep.then){var queue=[];queue.d=0,dep.then(r=>{obj[webpackExports]=r,resolveQueue(queue)},e=>{obj[webpackError]=e,resolveQueue(queue)});var obj={};return obj[webpackQueues]=fn=>fn(queue),obj}}var ret={};return ret[webpackQueues]=x=>{},ret[webpackExports]=dep,ret});__nccwpck_require__.a=(module,body,hasAwait)=>{var queue;hasAwait&&((queue=[]).d=-1);var depQueues=new Set,exports=module.exports,currentDeps,outerResolve,reject,promise=new Promise((resolve,rej)=>{reject=rej,outerResolve=resolve});promise[webpackExports]=exports,promise[webpackQueues]=fn=>(queue&&fn(queue),depQueues.forEach(fn),promise.catch(x=>{})),module.exports=promise,body(deps=>{currentDeps=wrapDeps(deps);var fn,getResult=()=>currentDeps.map(d=>{if(d[webpackError])throw d[webpackError];return d[webpackExports]}),promise2=new Promise(resolve=>{fn=()=>resolve(getResult),fn.r=0;var fnQueue=q=>q!==queue&&!depQueues.has(q)&&(depQueues.add(q),q&&!q.d&&(fn.r++,q.push(fn)));currentDeps.map(dep=>dep[webpackQueues](fnQueue))});return fn.r?promise2:getResult()},err=>(err?reject(promise[webpackError]=err):outerResolve(exports),resolveQueue(queue))),queue&&queue.d<0&&(queue.d=0)}})(),__nccwpck_require__.d=(exports,definition)=>{for(var key in definition)__nccwpck_require__.o(definition,key)&&!__nccwpck_require__.o(exports,key)&&Object.defineProperty(exports,key,{enumerable:!0,get:definition[key]})},__nccwpck_require__.f={},__nccwpck_require__.e=chunkId=>Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises,key)=>(__nccwpck_require__.f[key](chunkId,promises),promises),[])),__nccwpck_require__.u=chunkId=>""+chunkId+".index.js",__nccwpck_require__.o=(obj,prop)=>Object.prototype.hasOwnProperty.call(obj,prop),__nccwpck_require__.r=exports=>{typeof Symbol<"u"&&Symbol.toStringTag&&Object.defineProperty(exports,Symbol.toStringTag,{value:"Module"}),Object.defineProperty(exports,"__esModule",{value:!0})},(()=>{var installedChunks={792:0},installChunk=data=>{var{ids,modules,runtime}=data,moduleId,chunkId,i=0;for(moduleId in modules)__nccwpck_require__.o(modules,moduleId)&&(__nccwpck_require__.m[moduleId]=modules[moduleId]);for(runtime&&runtime(__nccwpck_require__);i<ids.length;i++)chunkId=ids[i],__nccwpck_require__.o(installedChunks,chunkId)&&installedChunks[chunkId]&&installedChunks[chunkId][0](),installedChunks[ids[i]]=0};__nccwpck_require__.f.j=(chunkId,promises)=>{var installedChunkData=__nccwpck_require__.o(installedChunks,chunkId)?installedChunks[chunkId]:void 0;if(installedChunkData!==0)if(installedChunkData)promises.push(installedChunkData[1]);else{var promise=import("./"+__nccwpck_require__.u(chunkId)).then(installChunk,e=>{throw installedChunks[chunkId]!==0&&(installedChunks[chunkId]=void 0),e}),promise=Promise.race([promise,new Promise(resolve=>installedChunkData=installedChunks[chunkId]=[resolve])]);promises.push(installedChunkData[1]=promise)}}})();var __webpack_exports__=__nccwpck_require__(9069);__webpack_exports__=await __webpack_exports__;
