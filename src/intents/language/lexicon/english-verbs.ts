/** English verbs by what they ask for, as lemmas; the first word of each is inflected. */
export const englishVerbs: Readonly<Record<string, string>> = {
  'V.create':
    'begin, set me up with, set us up with, hook me up with, hook us up with, create, build, spin up, spin, set up, setup, start up, launch, provision, deploy, bring up, stand up, spawn, boot up, fire up, stand, generate, roll out, whip up, crank up, bootstrap, instantiate, cook up, put together, make up, order up, knock up, throw up, raise up, get going, kick off, setting up',
  'V.make': 'make, mk, make it, make that, make this',
  'V.start': 'start',
  'V.delete':
    'say goodbye to, say farewell to, wave goodbye to, bid farewell to, take it down, tear it down, bring it down, blow it away, throw it away, throw it out, wipe it out, burn it down, wind it down, spin it down, delete, get rid off, suppress, yeet, destroy, kill, nuke, tear down, tear, get rid of, trash, wipe, wipe out, erase, bin, decommission, terminate, scrap, take down, bring down, dispose of, purge, blow away, axe, retire, rm, del, obliterate, eliminate, dump, ditch, clean up, get rid, throw away, chuck, teardown, decom, zap, annihilate, spin down, burn, burn down, throw out, wind down, deprovision, unprovision, ax, toss, cull, sunset',
  'V.withdraw': 'withdraw, retract, take back, pull back, rescind',
  'V.retry':
    'retry, give it another try, give it another go, give it another shot, give it one more try, try again, rerun, re-run, redo, re-try, try once more, try it again, have another go at, give another try, take another shot at, reattempt',
  'V.revoke': 'revoke, strip, demote',
  'V.touch': 'touch, mess with, tamper with, fiddle with, meddle with',
  'V.run': 'run, execute',
  'V.remove':
    'give back, hand back, return, free up, free, release, kick out, kick, remove, drop, take away, take off, lose, take out, pull, knock off, shave off, shed, cut off, take, unset, clear',
  'V.resize': 'scale, resize, rescale, autoscale, size, right-size, rightsize',
  'V.grow':
    'grow, augment, prolong, prolongate, expand, extend, enlarge, buff, bump, bump up, increase, raise, upscale, upsize, scale up, scale out, lift, beef up, boost, ramp up, go up to, widen, jack up, double, triple',
  'V.shrink':
    'nerf, shrink, reduce, decrease, downscale, downsize, scale down, scale in, scale back, cut, trim, lower, cut down, cut back, dial down, slim down, contract, lessen, ramp down, shave, halve',
  'V.add': 'add, attach, append, include, throw in, hang, join, tack on, stick, plus',
  'V.set':
    'set, change, put, modify, edit, alter, adjust, configure, replace, reconfigure, patch, turn, fix, mark, tweak, swap, define, assign',
  'V.update': 'update, refresh',
  'V.upgrade':
    'upgrd, upgrad, upgrade, do the version up of, version up, modernise, modernize, actualize, actualise, bring up to date, roll, rolling upgrade, migrate, bring forward, uplift',
  'V.move': 'move, apply, switch, switch over, go, bring, rebase, take it, jump, transition, step',
  'V.show':
    'explain, show, display, describe, view, print, check, double check, double-check, check on, inspect, look at, look up, pull up, see, look into, peek at, tell me about, tell us about, find, dump out, check out, chk, look, read, bring me, pull out, output, examine, fetch, summarize, summarise, retrieve',
  'V.list': 'list, filter, enumerate, list out, ls, list up, count',
  'V.get': 'get, grab, fetch me, download, obtain, export, get hold of, get at, retrieve',
  'V.give':
    'hook me up with, hook us up with, set me up with, set us up with, give, send, hand, pass, provide, gimme, gimmie, lend, supply, issue, hook up, hit me with, grant',
  'V.have': 'have',
  'V.rotate': 'rotate, renew, roll over, regenerate, reissue, recreate, cycle, rekey, re-issue',
  'V.sign': 'sign, countersign, co-sign',
  'V.use': 'use, work in, work on, work with, operate on, activate, select, choose, pick',
  'V.approve':
    'thumbs up on, thumbs up to, thumbs up for, i say yes to, say yes to, approve, yes to, accept, ok, okay, grant, greenlight, green-light, sign off, sign off on, allow, lgtm',
  'V.deny':
    'thumbs down on, thumbs down to, thumbs down for, i say no to, say no to, deny, no to, reject, refuse, decline, turn down, disapprove, veto, knock back',
  'V.tell':
    'yell, scream, intimate me, intimate us, sing out, drop a line, drop me a line, drop us a line, make noise, make some noise, keep this channel posted, keep the channel posted, keep this channel updated, keep the channel updated, keep this channel informed, keep us posted, keep me posted, keep us updated, keep me updated, keep us informed, tel me, tel us, tell, tell me, tell us, notify, alert, ping, inform, let me know, let us know, message me, message us, warn, shout, holler, give me a shout, give me a heads up, page, dm, post, announce, keep me posted, keep us posted, keep me informed, keep us informed, keep me updated, keep us updated, keep me in the loop, keep us in the loop, give us a shout, give me a ping, buzz, send me a message, send us a message, send a message, report, drop me a line, send an alert, send a notification, send notifications, send alerts, let the channel know, let everyone know, let everybody know, let the team know, shoot me a message, send me an alert, flag, drop a note, drop me a note, drop a message, heads up',
  'V.let': 'let',
  'V.know': 'know, receive, hear about, hear, be told, be notified, be informed, be alerted, be pinged',
  'V.subscribe': 'sign me up, sign us up, subscribe, sub, follow, watch, monitor, keep an eye on, track',
  'V.unsubscribe':
    'spare us, spare me, unsubscribe, unsub, mute, silence, unfollow, opt out, unwatch, shush, shut up about, hush, snooze',
  'V.stop':
    'stop, turn of, switch of, shut of, cease, quit, cancel, turn off, switch off, disable, end, discontinue, halt, pause, cut out',
  'V.enable': 'enable, turn on, switch on',
  'V.need':
    'will do, will suffice, would suffice, is plenty, are plenty, shall be, should use, must use, should be, must be, should have, must have, ought to have, has to have, shall have, should be at, should run, should get, need, want, require, could use, would like, could do with, would love, would need, like to have, wanna have, be needing, wish for, fancy, gonna need',
  'V.request': 'request, ask for, apply for, file, petition',
  'V.login':
    'let me in, log in, log me in, login, sign in, sign me in, log on, authenticate, signin, logon, link my account, link me, connect my account, link account, hook up my account, add my credentials, link my credentials, link my openstack account',
  'V.logout':
    'logme out, disconnect me, log out, log me out, logout, sign out, sign me out, log off, signout, logoff, unlink me, unlink my account, forget my credentials, forget me, disconnect my account, unlink account, remove my credentials, delete my credentials, forget my login, drop my credentials, end my session',
  'V.fail':
    'fail, break, crash, die, go wrong, error, error out, blow up, fall over, bork, break down, go bad, screw up, mess up, go sideways, go south, explode',
  'V.finish':
    'finish, complete, succeed, be done, be ready, be finished, come up, be up, get done, wrap up, go through, be complete, come online, be created',
  'V.happen': 'happen, go on, be up with',
  'V.connect': 'connect, talk to, access, reach, kubectl into, get into, hook into, log into',
  'V.publish': 'publish, share, make public, open up',
  'V.hide': 'hide, make hidden',
  'V.unhide': 'unhide, make visible',
  'V.rename': 'rename',
  'V.limit': 'limit, restrict, cap',
};

/** Forms that no rule gives. */
export const irregular: Readonly<Record<string, { past: string; pasts?: readonly string[]; ing?: string }>> =
  {
    build: { past: 'built' },
    make: { past: 'made' },
    spin: { past: 'spun' },
    set: { past: 'set', ing: 'setting' },
    put: { past: 'put', ing: 'putting' },
    cut: { past: 'cut', ing: 'cutting' },
    let: { past: 'let', ing: 'letting' },
    get: { past: 'got', pasts: ['gotten'], ing: 'getting' },
    give: { past: 'gave', pasts: ['given'] },
    take: { past: 'took', pasts: ['taken'] },
    tear: { past: 'tore', pasts: ['torn'] },
    bring: { past: 'brought' },
    stand: { past: 'stood' },
    throw: { past: 'threw', pasts: ['thrown'] },
    blow: { past: 'blew', pasts: ['blown'] },
    grow: { past: 'grew', pasts: ['grown'] },
    shrink: { past: 'shrank', pasts: ['shrunk'] },
    show: { past: 'showed', pasts: ['shown'] },
    see: { past: 'saw', pasts: ['seen'] },
    send: { past: 'sent' },
    tell: { past: 'told' },
    know: { past: 'knew', pasts: ['known'] },
    hear: { past: 'heard' },
    find: { past: 'found' },
    break: { past: 'broke', pasts: ['broken'] },
    die: { past: 'died', ing: 'dying' },
    go: { past: 'went', pasts: ['gone'] },
    choose: { past: 'chose', pasts: ['chosen'] },
    hang: { past: 'hung' },
    stick: { past: 'stuck' },
    lose: { past: 'lost' },
    shed: { past: 'shed', ing: 'shedding' },
    hit: { past: 'hit', ing: 'hitting' },
    have: { past: 'had' },
    be: { past: 'was', pasts: ['been', 'is', 'are', "'s", 'gets', 'get', 'got'], ing: 'being' },
    read: { past: 'read' },
    hide: { past: 'hid', pasts: ['hidden'] },
    come: { past: 'came' },
    fall: { past: 'fell', pasts: ['fallen'] },
    keep: { past: 'kept' },
    quit: { past: 'quit', ing: 'quitting' },
    stop: { past: 'stopped', ing: 'stopping' },
    drop: { past: 'dropped', ing: 'dropping' },
    rm: { past: "rm'd", ing: "rm'ing" },
    reset: { past: 'reset', ing: 'resetting' },
    nuke: { past: 'nuked' },
    ping: { past: 'pinged' },
    need: { past: 'needed' },
    burn: { past: 'burned', pasts: ['burnt'] },
    sub: { past: 'subbed', ing: 'subbing' },
    ok: { past: "ok'd", pasts: ['okayed'] },
    dm: { past: "dm'd" },
    shut: { past: 'shut', ing: 'shutting' },
  };
