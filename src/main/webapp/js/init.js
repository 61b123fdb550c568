/*
 * The embedded help widget of Gatehouse.
 *
 *   <script>window.hcOptions = { app_id: '…', jwt: '…', onAuthExpired: async () => '…' };</script>
 *   <script src="https://help.example.com/js/init.js" async></script>
 *
 * One plain script without dependencies. Browsers get it without comments and indentation, and load
 * two kinds of texts beside it when they are needed: those of a language other than English, and
 * what developers are told when a token is refused. It sets no cookie, stores nothing, and calls only the server that it came from. Everything it shows is in a shadow
 * root and is built from nodes, never from text that is parsed as HTML. The one exception, an
 * article's body, passes an allow-list.
 */
(function () {
  'use strict';

  // An element of the page with the id "Gatehouse" has this name on window, too.
  if (window.Gatehouse && window.Gatehouse.setJwt) {
    return; // Loaded twice: the first one goes on.
  }
  // On a page with HTML from users, an image named "currentScript" could shadow the property.
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : lastScript();
  if (!script) {
    console.error('Gatehouse widget: load it with <script src="https://…/js/init.js">.');
    return;
  }
  const server = new URL(script.src, location.href).origin;

  function lastScript() {
    return Array.from(document.scripts)
      .filter((one) => /\/js\/init(_widget)?\.js([?#]|$)/.test(one.src))
      .pop();
  }

  // ---------------------------------------------------------------- parts that are loaded when they are needed

  const parts = new Map();

  /** A file of texts beside this script; empty if it cannot be had, and then requested again the next time. */
  function part(name) {
    if (!parts.has(name)) {
      const loaded = fetch(server + '/js/' + name + '.json', { credentials: 'omit', referrerPolicy: 'no-referrer' })
        .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
        .catch(() => parts.delete(name) && {});
      parts.set(name, loaded);
    }
    return parts.get(name);
  }

  // ---------------------------------------------------------------- texts

  const ENGLISH = {
    open: 'Open help', close: 'Close help', title: 'Help', greet: 'Hi {0}', ask: 'How can we help?',
    search: 'Search for help', clear: 'Clear search', suggested: 'Suggested articles',
    result: '1 result', results: '{0} results', none: 'Nothing found for “{0}”',
    noneHint: 'Try other words, or fewer of them.', empty: 'No articles yet',
    emptyHint: 'Come back soon.', more: 'Show more', back: 'Back', visit: 'Visit the help center',
    full: 'Open in the help center', newTab: 'opens in a new tab', updated: 'Updated {0}',
    loading: 'Loading', failed: 'That didn’t work',
    failedHint: 'Check your connection and try again.', busy: 'One moment, please',
    busyHint: 'There is a lot going on right now.', retry: 'Try again', retryIn: 'Try again in {0} s',
    out: 'You’re signed out', outHint: 'We couldn’t confirm who you are.',
    missing: 'This article isn’t available', missingHint: 'It may have been moved or removed.',
    reference: 'Reference: {0}',
    outReload: 'Reload this page, or sign in again.',
    suspended: 'Your access is suspended', suspendedHint: 'You can’t read this help center at the moment.',
    stranger: 'You don’t have access', strangerHint: 'Your account isn’t on the list of this help center’s readers.',
    conflict: 'Your account doesn’t match', conflictHint: 'It conflicts with another account of this help center.',
    setup: 'Help isn’t set up correctly', setupHint: 'Trying again won’t change that.',
    contact: 'Contact {0}', unclear: 'Something unclear?',
    copy: 'Copy', copied: 'Copied', copyFailed: 'Not copied. Select the code and copy it yourself.',
    note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution',
  };
  const LANGUAGES = ['en', 'de', 'es', 'fr', 'ja'];

  let texts = ENGLISH;
  let language = 'en';
  /** The language to show next, and when its texts are here. */
  let wanted = 'en';
  let learned = Promise.resolve();

  function text(key, value) {
    return texts[key].replace('{0}', () => value);
  }

  /** The language set for the widget, else the reader's, else the page's, else the browser's. */
  function chooseLanguage() {
    const chosen = [options && options.lang, me && me.language, document.documentElement.lang]
      .concat(navigator.languages || navigator.language)
      .map((tag) => String(tag || '').toLowerCase().split(/[-_]/)[0])
      .find((tag) => LANGUAGES.includes(tag)) || 'en';
    if (chosen !== wanted) {
      wanted = chosen;
      learned = (chosen === 'en' ? Promise.resolve({}) : part('texts/' + chosen)).then((found) => {
        if (chosen === wanted) {
          texts = Object.assign({}, ENGLISH, found);
          language = found.title ? chosen : 'en';
          wanted = language;
          write();
        }
      });
    }
  }

  // ---------------------------------------------------------------- for the developer

  const told = new Set();

  function tell(message) {
    if (!told.has(message)) {
      told.add(message);
      console.error('Gatehouse widget: ' + message);
    }
  }

  /** Complete once the last reason is told: what the panel shows then has its message in the console. */
  let telling = null;

  /** The reason with its remedy. */
  function tellReason(why) {
    const trace = why.traceId ? ', trace_id: ' + why.traceId : '';
    telling = part('reasons').then((known) =>
      tell((known[why.reason] || 'The help center refused the call.') + ' (reason: ' + why.reason + trace + ')'));
  }

  function tellUnreachable() {
    tell(
      'This page cannot read a response from ' + server + '. If the server is up, this has one of three causes: '
        + location.origin + ' is missing from the help center’s widgetOrigins (add it in the help center’s settings); '
        + 'there is no help center with this app_id; or connect-src in the Content-Security-Policy of this page lacks ' + server + '.'
    );
  }

  // ---------------------------------------------------------------- events

  const EVENTS = ['ready', 'open', 'close', 'search', 'article', 'auth-expired', 'signed-out', 'error'];
  const listeners = new Map(EVENTS.map((name) => [name, new Set()]));
  let ready = false;

  function emit(name, detail) {
    listeners.get(name).forEach((listener) => {
      try {
        listener(detail || {});
      } catch (e) {
        console.error('Gatehouse widget: a listener of "' + name + '" failed.', e);
      }
    });
  }

  function on(name, listener) {
    if (!listeners.has(name) || typeof listener !== 'function') {
      console.error('Gatehouse widget: on() takes one of ' + EVENTS.join(', ') + ' and a function.');
      return () => undefined;
    }
    listeners.get(name).add(listener);
    if (name === 'ready' && ready) {
      Promise.resolve().then(() => listeners.get(name).has(listener) && listener({}));
    }
    return () => listeners.get(name).delete(listener);
  }

  // ---------------------------------------------------------------- token

  const MARGIN_SECONDS = 30;
  const RENEWAL_MILLIS = 15000;
  const EXPIRY = ['jwt_expired', 'jwt_too_old', 'jwt_ended', 'reauthentication_required'];

  let options = null;
  let me = null;
  /** What everybody may know of the help center: name, color, logo, and where to ask a person. */
  let look = null;
  let lookOf = null;

  /**
   * The token and its state. `era` increases when another person may be signed in: answers to calls
   * of an earlier era are ignored. `unproven` is a renewed token until a call accepts it.
   */
  const auth = { jwt: null, renewAt: Infinity, era: 0, unproven: false, renewing: null, refusal: null };

  /** Accepts a token. Its lifetime starts now: only the difference of its own times is trusted. */
  function adopt(jwt, unproven) {
    const claims = claimsOf(jwt);
    const seconds = Number(claims.exp) - Number(claims.iat);
    auth.jwt = typeof jwt === 'string' && jwt.trim() ? jwt.trim() : null;
    auth.renewAt = seconds > 0
      ? Date.now() + (seconds - Math.min(MARGIN_SECONDS, seconds / 2)) * 1000
      : Infinity;
    auth.unproven = Boolean(unproven);
    auth.refusal = null;
    told.clear();
  }

  function claimsOf(jwt) {
    try {
      return JSON.parse(atob(jwt.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))) || {};
    } catch (e) {
      return {}; // Whether it is a token is for the server to say.
    }
  }

  /**
   * Whether two tokens say the same of the same person. Pages that swap their body run the snippet
   * again, each time with a token of its own.
   */
  function saysTheSame(one, other) {
    const lasting = (jwt) => {
      const { jti, iat, nbf, exp, ...rest } = claimsOf(jwt);
      return Object.keys(rest).length ? JSON.stringify(rest, Object.keys(rest).sort()) : null;
    };
    return one === other || (lasting(one) !== null && lasting(one) === lasting(other));
  }

  /** Requests a fresh token from the page, once for all calls that wait. */
  function renew(stale) {
    if (auth.refusal) {
      return Promise.reject(signedOut());
    }
    if (auth.jwt !== stale) {
      return Promise.resolve();
    }
    if (!auth.renewing) {
      const renewing = askForToken(stale, auth.era);
      const done = () => {
        if (auth.renewing === renewing) {
          auth.renewing = null;
        }
      };
      auth.renewing = renewing;
      renewing.then(done, done);
    }
    return auth.renewing;
  }

  function askForToken(stale, era) {
    emit('auth-expired');
    return inTime(() => options.onAuthExpired()).then(
      (fresh) => {
        if (era !== auth.era) {
          throw problem('stale');
        }
        if (typeof fresh !== 'string' || !fresh.trim()) {
          throw refuse('onAuthExpired returned no token. It must return the token itself, as a string (or a promise of it).');
        }
        if (fresh.trim() === stale) {
          throw refuse('onAuthExpired returned the same token again. Make a new one each time.');
        }
        adopt(fresh, true);
      },
      (failure) => {
        if (era !== auth.era) {
          throw problem('stale');
        }
        throw refuse('onAuthExpired failed: ' + String((failure && failure.message) || failure));
      }
    );
  }

  function refuse(message) {
    tell(message);
    return signOut({ reason: 'renewal_failed', told: true });
  }

  function inTime(begin) {
    return new Promise((resolve, reject) => {
      const seconds = RENEWAL_MILLIS / 1000;
      const timer = setTimeout(() => reject(new Error('no token after ' + seconds + ' s')), RENEWAL_MILLIS);
      Promise.resolve().then(begin).then(resolve, reject).then(() => clearTimeout(timer));
    });
  }

  function signOut(why) {
    if (!auth.refusal) {
      auth.refusal = why;
      if (!why.told) {
        tellReason(why);
      }
      emit('signed-out', { reason: why.reason, traceId: why.traceId });
    }
    return signedOut();
  }

  function signedOut() {
    return problem('out', auth.refusal);
  }

  /** Handles "try again": with a fresh token if the page can provide one. */
  async function signInAgain() {
    const jwt = auth.jwt;
    auth.refusal = null;
    told.clear();
    if (typeof options.onAuthExpired === 'function') {
      await renew(jwt);
    } else if (options.jwt && options.jwt !== jwt) {
      adopt(options.jwt);
    }
  }

  // ---------------------------------------------------------------- calls

  const CALL_MILLIS = 20000;

  /** Why a view cannot be shown: out, busy, missing, network, failed; stale and aborted show nothing. */
  function problem(kind, details) {
    return Object.assign(new Error(kind), { kind: kind }, details);
  }

  /** Calls the API; an expired token is renewed and the call repeated once. */
  async function call(path, parameters, signal) {
    const era = auth.era;
    if (auth.refusal) {
      throw signedOut();
    }
    await learned; // What follows is shown in the reader's language.
    if (auth.jwt && Date.now() >= auth.renewAt && typeof options.onAuthExpired === 'function') {
      await renew(auth.jwt);
    }
    let jwt = auth.jwt;
    let answer = await send(path, parameters, jwt, signal, era);
    if (answer.status === 401 && mayRenew(answer, jwt)) {
      await renew(jwt);
      jwt = auth.jwt;
      answer = await send(path, parameters, jwt, signal, era);
    }
    if (answer.status === 401) {
      const failure = signOut(answer.why);
      await telling;
      throw failure;
    }
    if (jwt === auth.jwt) {
      auth.unproven = false;
    }
    if (answer.status === 200) {
      return answer.body;
    }
    tellReason(answer.why);
    await telling;
    emit('error', { status: answer.status, reason: answer.why.reason, traceId: answer.why.traceId });
    throw problem(kindOf(answer.status), answer.why);
  }

  function mayRenew(answer, jwt) {
    const isOver = EXPIRY.includes(answer.why.reason) || (!jwt && answer.why.reason === 'token_missing');
    const isNew = jwt === auth.jwt && auth.unproven;
    return isOver && !isNew && typeof options.onAuthExpired === 'function';
  }

  function kindOf(status) {
    return status === 404 ? 'missing' : status === 429 || status === 503 ? 'busy' : 'failed';
  }

  function addressAt(path) {
    const url = new URL('/api/widget/v1' + path, server);
    if (options.app_id) {
      url.searchParams.set('app_id', options.app_id);
    }
    return url;
  }

  const LOOK_MILLIS = 2000;

  /** The only call before the panel opens. Browsers cache it; without it, all else goes on. */
  function loadLook() {
    const url = addressAt('/look').href;
    if (lookOf === url) {
      return;
    }
    lookOf = url;
    look = null;
    frame.classList.toggle('waiting', !options.accent);
    const show = (found) => {
      if (lookOf === url) {
        look = found || look;
        frame.classList.remove('waiting');
        paint();
        showLook();
      }
    };
    setTimeout(() => show(null), LOOK_MILLIS);
    fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' })
      .then((response) => (response.ok ? response.json() : null))
      .catch(() => null) // A call that the reader waits for tells what is wrong.
      .then((found) => learned.then(() => show(found)));
  }

  function showLook() {
    if (panel) {
      greet();
      root.querySelectorAll('.contact').forEach(fillContact);
    }
  }

  async function send(path, parameters, jwt, signal, era) {
    const url = addressAt(path);
    const { said, ...asked } = parameters || {};
    Object.entries(asked).forEach(([name, value]) => url.searchParams.set(name, value));
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), CALL_MILLIS);
    const abort = () => patience.abort();
    if (signal) {
      signal.addEventListener('abort', abort);
    }
    try {
      const response = await fetch(url.href, {
        method: said ? 'POST' : 'GET',
        body: said,
        headers: jwt ? { Authorization: 'Bearer ' + jwt } : {},
        mode: 'cors',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: patience.signal,
      });
      const answer = await read(response);
      if (era === auth.era) {
        return answer;
      }
    } catch (e) {
      if (signal && signal.aborted) {
        throw problem('aborted');
      }
      if (era === auth.era) {
        tellUnreachable();
        emit('error', { reason: 'unreachable' });
        throw problem('network');
      }
    } finally {
      clearTimeout(timer);
      if (signal) {
        signal.removeEventListener('abort', abort);
      }
    }
    throw problem('stale');
  }

  async function read(response) {
    const type = response.headers.get('Content-Type') || '';
    const body = /json/.test(type) ? await response.json() : /^image\//.test(type) ? await response.blob() : {};
    const wait = Number(response.headers.get('Retry-After')) || 0;
    return {
      status: response.status,
      body: body,
      why: { reason: body.reason || 'http_' + response.status, traceId: body.trace_id, wait: wait },
    };
  }

  // ---------------------------------------------------------------- nodes

  function node(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => {
      if (typeof value === 'function') {
        made.addEventListener(name, value);
      } else if (value !== null && value !== undefined && value !== false) {
        made.setAttribute(name, value === true ? '' : value);
      }
    });
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  const ICONS = {
    help: 'M21 11.5a8.4 8.4 0 0 1-12.3 7.4L3 21l2.1-5.7A8.5 8.5 0 1 1 21 11.5ZM9.6 9.2a2.5 2.5 0 0 1 4.8.8c0 1.7-2.4 2-2.4 3.5M12 16h.01',
    down: 'm6 9 6 6 6-6',
    close: 'M18 6 6 18M6 6l12 12',
    back: 'm15 18-6-6 6-6',
    next: 'm9 18 6-6-6-6',
    search: 'm21 21-4.3-4.3M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z',
    out: 'M15 3h6v6M21 3l-9 9M18 14v5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h5',
    alert: 'M12 8v5M12 16.5h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
    copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
    check: 'm5 12 5 5 9-10',
    lock: 'M7 11V8a5 5 0 0 1 10 0v3M5 11h14v10H5Z',
  };

  function icon(name) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', ICONS[name]);
    svg.append(path);
    return svg;
  }

  /** Texts of the panel itself, rewritten when the language changes. */
  const labels = [];

  function labelled(made, key, attribute) {
    const label = () => (attribute ? made.setAttribute(attribute, text(key)) : (made.textContent = text(key)));
    labels.push(label);
    label();
    return made;
  }

  function iconButton(name, key, pressed) {
    return labelled(labelled(node('button', { type: 'button', class: 'icon', click: pressed }, icon(name)), key, 'aria-label'), key, 'title');
  }

  /** Pieces of text; those that match the query are marked. */
  function marked(pieces, plain) {
    return Array.isArray(pieces) && pieces.length
      ? pieces.map((piece) => (piece.marked ? node('mark', {}, piece.text) : piece.text))
      : [plain || ''];
  }

  /** Marks an element with text of an article by its language and direction; or of the help center, by its own. */
  function written(attributes, article) {
    const own = article || {};
    return Object.assign({ lang: own.lang || (me && me.site.content_language), dir: own.dir || 'auto' }, attributes);
  }

  // ---------------------------------------------------------------- article bodies

  const KEPT = new Set(
    ('H1 H2 H3 H4 H5 H6 P BR HR DIV BLOCKQUOTE PRE UL OL LI DL DT DD DETAILS SUMMARY FIGURE FIGCAPTION EM STRONG I B U S DEL INS '
      + 'MARK SMALL SUB SUP CODE KBD SAMP VAR ABBR CITE Q SPAN TABLE CAPTION THEAD TBODY TFOOT TR TH TD A IMG SECTION LABEL INPUT').split(' ')
  );
  const DROPPED = new Set('SCRIPT STYLE TEMPLATE IFRAME OBJECT EMBED NOSCRIPT SVG MATH TITLE TEXTAREA SELECT'.split(' '));
  const ATTRIBUTES = ['id', 'title', 'alt', 'align', 'colspan', 'rowspan', 'start', 'tabindex', 'width', 'height', 'role', 'aria-label', 'open', 'checked'];

  const CALLOUTS = ['note', 'tip', 'important', 'warning', 'caution'];
  const CLASSES = new RegExp('^(language-[\\w+#.-]+|[ksnctvid]|footnotes|callout|' + CALLOUTS.join('|') + ')$');

  /** The server's HTML is safe; even so, only elements and attributes on the allow-list are copied. */
  function bodyOf(article) {
    const parsed = parse(article.body);
    const body = node('div', written({ class: 'body' }, article));
    if (parsed) {
      takeOver(parsed.body, body, article.url);
    } else {
      body.append(node('p', {}, article.description || ''));
    }
    return body;
  }

  let trusted = null;

  /** Nothing if the page forbids the trusted-types policy; the link to the site remains. */
  function parse(html) {
    try {
      if (!trusted && window.trustedTypes) {
        trusted = window.trustedTypes.createPolicy('gatehouse-widget', { createHTML: (given) => given });
      }
      return new DOMParser().parseFromString(trusted ? trusted.createHTML(html) : html, 'text/html');
    } catch (e) {
      tell('The Content-Security-Policy of this page keeps article texts out: add gatehouse-widget to its trusted-types.');
      return null;
    }
  }

  function takeOver(from, to, base) {
    from.childNodes.forEach((child) => {
      if (child.nodeType === Node.TEXT_NODE) {
        to.append(child.data);
      } else if (child.nodeType === Node.ELEMENT_NODE && !DROPPED.has(child.tagName.toUpperCase())) {
        takeOver(child, KEPT.has(child.tagName) ? kept(child, to, base) : to, base);
      }
    });
  }

  function kept(child, to, base) {
    const made = document.createElement(child.tagName);
    ATTRIBUTES.filter((name) => child.hasAttribute(name)).forEach((name) => made.setAttribute(name, child.getAttribute(name)));
    made.classList.add(...Array.from(child.classList).filter((name) => CLASSES.test(name)));
    const callout = child.classList.contains('callout') && CALLOUTS.find((kind) => child.classList.contains(kind));
    if (callout) {
      made.setAttribute('role', 'note');
      made.append(node('p', { class: 'callout-title', lang: language }, text(callout)));
    }
    if (child.tagName === 'INPUT') {
      made.type = 'checkbox';
      made.disabled = true;
    } else if (child.tagName === 'A') {
      link(made, child.getAttribute('href'), base);
      nameFootnote(made, child);
    } else if (child.tagName === 'IMG') {
      const source = addressOf(child.getAttribute('src'), base);
      if (!source || (source.protocol !== 'https:' && source.origin !== new URL(base).origin)) {
        return node('span');
      }
      made.loading = 'lazy';
      made.referrerPolicy = 'no-referrer';
      if (source.origin === new URL(base).origin && source.pathname.startsWith('/files/')) {
        pictures.wait(made, source.pathname);
      } else {
        made.src = source.href;
      }
    }
    to.append(
      child.tagName === 'TABLE' ? node('div', { class: 'wide' }, made)
        : child.tagName === 'PRE' && navigator.clipboard ? node('div', { class: 'code' }, copyButton(made), made)
        : made);
    return made;
  }

  function nameFootnote(made, child) {
    const found = /^#fn(ref)?\.\d/.exec(child.getAttribute('href'));
    if (found) {
      made.setAttribute('aria-label', found[1] ? text('back') : text('reference', child.textContent));
    }
  }

  /** Opens the folded parts around an element and scrolls to it. */
  function reveal(target) {
    for (let around = target.closest('details'); around; around = around.parentElement.closest('details')) {
      around.open = true;
    }
    target.scrollIntoView();
  }

  /** Above the code, since on the text it would cover the end of the first line. */
  function copyButton(code) {
    const label = node('span', {}, text('copy'));
    const button = node('button', { type: 'button', class: 'copy', lang: language, dir: 'ltr' }, icon('copy'), label);
    let timer = null;
    const tell = (key, sign) => {
      label.textContent = text(key);
      button.firstChild.replaceWith(icon(sign));
    };
    button.addEventListener('click', () =>
      navigator.clipboard.writeText(code.textContent).then(
        () => {
          tell('copied', 'check');
          announce('');
          announce(text('copied'));
          clearTimeout(timer);
          timer = setTimeout(() => tell('copy', 'copy'), 2000);
        },
        () => {
          tell('copyFailed', 'alert');
          announce(text('copyFailed'));
        }));
    return button;
  }

  /** Pictures of the help center: an address alone has no token, so each is fetched when it comes into view. */
  const pictures = {
    shown: [],
    waiting: new Map(),
    watch: null,

    wait(image, path) {
      pictures.watch = pictures.watch || new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting)
        .forEach((one) => pictures.load(one.target)), { rootMargin: '400px' });
      pictures.waiting.set(image, path);
      pictures.watch.observe(image);
    },

    load(image) {
      pictures.watch.unobserve(image);
      // What is wrong is told by the call; the picture's words stand in its place.
      call(pictures.waiting.get(image), { w: 800 }).then((blob) => {
        if (image.isConnected) {
          image.src = URL.createObjectURL(blob);
          pictures.shown.push(image.src);
        }
      }, () => {});
    },

    free() {
      pictures.waiting.forEach((path, image) => pictures.watch.unobserve(image));
      pictures.waiting.clear();
      pictures.shown.splice(0).forEach((address) => URL.revokeObjectURL(address));
    },
  };

  /** A link to a heading, to another article, which opens here, or out of the widget. */
  function link(made, href, base) {
    const address = href === null ? null : addressOf(href, base);
    if (!address || !['http:', 'https:', 'mailto:'].includes(address.protocol)) {
      return;
    }
    made.href = address.href;
    made.target = '_blank';
    made.rel = 'noopener noreferrer';
    const here = new URL(base);
    const other = address.origin === here.origin && /^\/article\/\d{1,18}(-[^/]*)?$/.test(address.pathname);
    if (address.hash && address.href.split('#')[0] === here.href) {
      made.addEventListener('click', (event) => headingOf(address.hash) && plainClick(event) && goTo(address.hash));
    } else if (other) {
      made.addEventListener('click', (event) => plainClick(event) && showArticle(articleIn(address.href), event.currentTarget));
    }
  }

  /** The element of the article that a fragment such as {@code #then} names. */
  function headingOf(hash) {
    return hash.length > 1 ? ui.article.querySelector('.body #' + CSS.escape(decode(hash.slice(1)))) : null;
  }

  function goTo(hash) {
    const target = headingOf(hash);
    if (target) {
      reveal(target);
      if (target.tabIndex < 0) {
        target.setAttribute('tabindex', '-1');
      }
      target.focus({ preventScroll: true });
    }
    return Boolean(target);
  }

  /**
   * What a page calls an article by: its id or slug, or the path or address of its page, which may
   * have a fragment. The server tells them apart.
   */
  function articleIn(given) {
    const [address, hash] = String(given).trim().split(/(?=#)/);
    return { id: decode(address.split('?')[0].replace(/(.*\/article)?\/*$/, '').split('/').pop()), hash: hash || '' };
  }

  function decode(escaped) {
    try {
      return decodeURIComponent(escaped);
    } catch (e) {
      return escaped;
    }
  }

  function addressOf(href, base) {
    try {
      return new URL(href, base);
    } catch (e) {
      return null;
    }
  }

  /** A plain click, without a new tab; the browser does not follow the link. */
  function plainClick(event) {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (plain) {
      event.preventDefault();
    }
    return plain;
  }

  // ---------------------------------------------------------------- colours

  const ACCENT = '#4353d6';
  const SURFACES = { light: '#ffffff', dark: '#171a21' };

  /** The accent colour, a readable colour on it, and a readable link colour. */
  function paint() {
    const wanted = (options && options.accent) || (me ? me.site.accent_color : look && look.accent_color);
    const accent = /^#[0-9a-f]{6}$/i.test(wanted || '') ? wanted : ACCENT;
    const onAccent = contrast(accent, '#ffffff') >= 4.5 ? '#ffffff' : '#10131a';
    frame.style.setProperty('--accent', contrast(accent, onAccent) >= 4.5 ? accent : readable(accent, onAccent));
    frame.style.setProperty('--on-accent', onAccent);
    const theme = themeNow();
    frame.dataset.theme = theme;
    frame.style.setProperty('--link', readable(accent, SURFACES[theme]));
  }

  function themeNow() {
    const theme = options && options.theme;
    return theme === 'light' || theme === 'dark' ? theme : darkMode.matches ? 'dark' : 'light';
  }

  function channels(hex) {
    return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  }

  function luminance(hex) {
    const [r, g, b] = channels(hex)
      .map((value) => value / 255)
      .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /** The colour, darkened or lightened until it is readable on a surface (WCAG AA). */
  function readable(hex, surface) {
    const away = luminance(surface) > 0.4 ? 0 : 255;
    let colour = hex;
    for (let part = 0.1; contrast(colour, surface) < 5 && part <= 1; part += 0.1) {
      colour = '#' + channels(hex)
        .map((value) => Math.round(value + (away - value) * part).toString(16).padStart(2, '0'))
        .join('');
    }
    return colour;
  }

  // ---------------------------------------------------------------- launcher and panel

  const STYLES = `
    :host { all: initial !important; }
    * { box-sizing: border-box; margin: 0; padding: 0; font: inherit; color: inherit; letter-spacing: inherit; }
    [hidden] { display: none !important; }
    :host { position: fixed !important; }
    /* In the top layer, above the page's dialogs and overlays; only what it contains is seen. */
    .frame { position: fixed; inset: 0 auto auto 0; width: 0; height: 0; border: 0; overflow: visible; background: none; }
    .frame { --shade: rgb(16 24 40 / 22%); --surface: #fff; --ink: #1a2130; --dim: #576072; --line: #e3e7ee; --tint: #f4f6fa; --bone: #e9edf3; --mark: #ffe9a8; --on-mark: #3a2c00; --shadow: 0 0 0 1px rgb(16 24 40 / 6%), 0 12px 48px rgb(16 24 40 / 22%);
      font: 400 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Hiragino Sans", "Noto Sans JP", sans-serif; color: var(--ink); text-align: start; -webkit-text-size-adjust: 100%; }
    .frame[data-theme=dark] { --shade: rgb(255 255 255 / 20%); --surface: #171a21; --ink: #eceff5; --dim: #a6afbf; --line: #2d333f; --tint: #20252f; --bone: #262c37; --mark: #6b5510; --on-mark: #fff3cd; --shadow: 0 0 0 1px rgb(255 255 255 / 10%), 0 12px 48px rgb(0 0 0 / 60%); color-scheme: dark; }
    button, a, input { -webkit-tap-highlight-color: transparent; }
    button { border: 0; background: none; cursor: pointer; }
    svg { width: 20px; height: 20px; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

    .launcher { position: fixed; right: 20px; bottom: 20px; z-index: 2147483647; display: grid; place-items: center; width: 56px; height: 56px; border-radius: 50%; background: var(--accent); color: var(--on-accent); box-shadow: 0 2px 6px rgb(16 24 40 / 20%), 0 8px 24px rgb(16 24 40 / 24%); transition: transform .18s ease; }
    .waiting .launcher { visibility: hidden; }
    .launcher:hover { transform: scale(1.06); }
    .launcher:active { transform: scale(.96); }
    .launcher:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
    .launcher svg { grid-area: 1 / 1; width: 26px; height: 26px; transition: opacity .18s ease, transform .18s ease; }
    .launcher svg:last-child, .open .launcher svg:first-child { opacity: 0; transform: rotate(-40deg) scale(.6); }
    .open .launcher svg:last-child { opacity: 1; transform: none; }
    .left .launcher, .left .panel { right: auto; left: 20px; }

    .panel { position: fixed; right: 20px; bottom: 90px; z-index: 2147483647; display: flex; width: min(400px, calc(100vw - 40px)); height: min(680px, calc(100vh - 110px)); overflow: hidden; border-radius: 16px; background: var(--surface); box-shadow: var(--shadow); outline: 0; animation: rise .2s cubic-bezier(.2, .8, .3, 1); transform-origin: bottom right; }
    @keyframes rise { from { opacity: 0; transform: translateY(12px) scale(.98); } }
    .view { display: flex; flex: 1; flex-direction: column; min-width: 0; }
    .bar { display: flex; align-items: center; justify-content: space-between; gap: 4px; }
    .icon { display: grid; flex: none; place-items: center; width: 44px; height: 44px; border-radius: 10px; }
    .icon:hover { background: rgb(128 136 152 / 18%); }

    .hero { flex: none; padding: 8px 8px 20px 20px; background: radial-gradient(120% 140% at 100% 0, rgb(255 255 255 / 16%), transparent 60%), var(--accent); color: var(--on-accent); }
    .hero :focus-visible { outline-color: var(--on-accent); outline-offset: -3px; }
    .logo { flex: none; max-width: 120px; height: 28px; padding: 3px; border-radius: 6px; background: #fff; object-fit: contain; }
    .logo + h2 { flex: 1; margin-inline-start: 6px; }
    .hero h2 { overflow: hidden; font-size: 14px; font-weight: 600; text-overflow: ellipsis; white-space: nowrap; }
    .greeting { margin: 14px 12px 18px 0; font-size: 24px; font-weight: 700; line-height: 1.25; letter-spacing: -.01em; overflow-wrap: anywhere; }
    .seeking .greeting { display: none; }
    .seeking .hero { padding-bottom: 16px; }
    form { position: relative; display: flex; align-items: center; margin-right: 12px; border-radius: 12px; background: var(--surface); color: var(--dim); box-shadow: 0 1px 2px rgb(16 24 40 / 16%); }
    form > svg { position: absolute; left: 14px; pointer-events: none; }
    input { flex: 1; min-width: 0; height: 48px; padding: 0 8px 0 44px; border: 0; border-radius: 12px; outline: 0; background: none; color: var(--ink); font-size: 16px; appearance: none; }
    input::placeholder { color: var(--dim); opacity: 1; }
    input::-webkit-search-cancel-button { display: none; }
    .hero input:focus-visible { outline: 0; }
    form:focus-within { outline: 2px solid var(--on-accent); outline-offset: 2px; }
    form .icon:focus-visible { outline-color: var(--link); }

    .scroll { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 8px; }
    .scroll:focus-visible { outline-offset: -2px; }
    h3 { font-weight: 600; }
    section > h3 { padding: 10px 12px 6px; color: var(--dim); font-size: 13px; }
    ul { list-style: none; }
    .item { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 10px 12px; border-radius: 10px; text-decoration: none; cursor: pointer; }
    .item:hover { background: var(--tint); }
    .item:focus-visible { outline-offset: -2px; }
    .item > svg { width: 18px; height: 18px; color: var(--dim); transition: transform .15s ease; }
    .item:hover > svg { color: var(--link); transform: translateX(2px); }
    .what { display: grid; flex: 1; text-align: left; gap: 1px; min-width: 0; overflow-wrap: anywhere; }
    .title { font-weight: 600; line-height: 1.4; }
    .text { display: -webkit-box; overflow: hidden; color: var(--dim); font-size: 13.5px; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
    .category { color: var(--dim); font-size: 12px; font-weight: 500; }
    .item .category { display: none; }
    .seeking .item .category { display: block; }
    mark { padding: 0 1px; border-radius: 3px; background: var(--mark); color: var(--on-mark); }
    .button { display: block; min-height: 44px; margin: 16px auto 4px; padding: 0 20px; border-radius: 10px; background: var(--accent); color: var(--on-accent); font-weight: 600; font-variant-numeric: tabular-nums; }
    .button:hover { filter: brightness(1.08); }
    .button.quiet { width: calc(100% - 24px); background: var(--tint); color: var(--ink); }
    .button:disabled { background: var(--tint); color: var(--dim); cursor: default; filter: none; }
    footer { flex: none; padding: 4px 8px; border-top: 1px solid var(--line); }
    .visit, .full { display: flex; align-items: center; justify-content: center; gap: 8px; min-height: 44px; padding: 0 12px; border-radius: 10px; color: var(--link); font-size: 14px; font-weight: 600; text-decoration: none; }
    .visit:hover, .full:hover { background: var(--tint); }
    .visit svg, .full svg { width: 16px; height: 16px; }

    .plain { flex: none; padding: 6px; border-bottom: 1px solid var(--line); }
    .plain .full { margin-left: auto; }
    article { padding: 12px 14px 28px; overflow-wrap: anywhere; }
    article > h2 { margin-bottom: 4px; outline: 0; font-size: 22px; font-weight: 700; line-height: 1.3; letter-spacing: -.01em; }
    .small { color: var(--dim); font-size: 13px; }
    .body { margin-top: 18px; }
    .body > * + *, .body li > * + *, .body blockquote > * + *, .body div > * + * { margin-top: 12px; }
    .body :is(h1, h2, h3, h4, h5, h6) { margin-top: 24px; font-size: 16px; font-weight: 650; line-height: 1.35; scroll-margin-top: 12px; }
    .body :is(h1, h2) { font-size: 18px; }
    .body a { color: var(--link); text-decoration: underline; text-underline-offset: 2px; }
    .body :is(strong, b, th) { font-weight: 650; }
    .body :is(em, i, cite) { font-style: italic; }
    .body :is(ul, ol) { padding-inline-start: 22px; list-style: disc; }
    .body ol { list-style: decimal; }
    .body li + li { margin-top: 4px; }
    .body img { max-width: 100%; height: auto; border-radius: 8px; }
    .body :is(code, kbd, samp, pre) { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 13px; direction: ltr; unicode-bidi: isolate; }
    .body code { padding: 2px 5px; border-radius: 5px; background: var(--tint); }
    .body pre { overflow-x: auto; padding: 12px 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--tint); line-height: 1.55; overflow-wrap: normal; }
    .body pre code { padding: 0; background: none; }
    .body .k { color: light-dark(#6f42c1, #c4a7f5); }
    .body :is(.s, .i) { color: light-dark(#1a7440, #7fd39a); }
    .body .n { color: light-dark(#8f5a00, #e0b25c); }
    .body .c { color: var(--dim); font-style: italic; }
    .body :is(.t, .v) { color: light-dark(#2463a8, #8ab8ee); }
    .body .d { color: light-dark(#b3372b, #f08a7d); }
    .body .code { border: 1px solid var(--line); border-radius: 10px; background: var(--tint); }
    .body .code pre { margin: 0; border: 0; padding-top: 4px; background: none; }
    .body .copy { display: flex; align-items: center; gap: 6px; min-height: 36px; margin-inline-start: auto; padding: 0 12px; border-radius: 10px; color: var(--dim); font-size: 13px; font-weight: 500; }
    .body .copy:hover { color: var(--link); }
    .body .copy:focus-visible { outline-offset: -2px; }
    .copy svg { width: 16px; height: 16px; }
    @media (pointer: coarse) { .body .copy { min-height: 44px; } }
    .body kbd { padding: 1px 6px; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 5px; }
    .body :is(blockquote, .callout) { padding: 10px 14px; border-inline-start: 3px solid var(--tone, var(--line)); border-radius: 8px; border-start-start-radius: 0; border-end-start-radius: 0; background: var(--tint); }
    .body .callout { --tone: var(--link); }
    .body .tip { --tone: #1f8a4c; }
    .body .important { --tone: #8250df; }
    .body .warning { --tone: #b7791f; }
    .body .caution { --tone: #d1453b; }
    .body .callout-title { font-weight: 650; }
    .body .wide { overflow-x: auto; background: linear-gradient(to left, var(--surface) 40%, transparent) 100% 0 / 30px 100% no-repeat local, linear-gradient(to left, var(--shade), transparent) 100% 0 / 12px 100% no-repeat; }
    .body table { width: max-content; }
    .body :is(th, td) { min-width: 72px; max-width: 220px; }
    .body table { border-collapse: collapse; font-size: 14px; overflow-wrap: break-word; }
    .body :is(th, td) { padding: 6px 10px; border: 1px solid var(--line); text-align: start; vertical-align: top; }
    .body th { border-bottom-width: 2px; vertical-align: bottom; }
    .body input { all: revert; margin-inline-end: 4px; }
    .body li:has(> label > input, > p > label > input) { margin-inline-start: -20px; list-style: none; }
    .body .footnotes { padding-top: 12px; border-top: 1px solid var(--line); font-size: 14px; }
    .body hr { border: 0; border-top: 1px solid var(--line); }
    .body summary { cursor: pointer; font-weight: 600; }
    .body :is(sub, sup) { font-size: .8em; }

    .state { padding: 44px 24px; color: var(--dim); text-align: center; overflow-wrap: anywhere; }
    .state h3 { margin: 14px 0 2px; color: var(--ink); font-size: 16px; }
    .state .small { margin-top: 14px; }
    .contact { margin-top: 14px; }
    .helpful:not(:empty) { margin-top: 28px; padding-top: 14px; border-top: 1px solid var(--line); }
    .helpful p { outline: 0; }
    .helpful label { display: block; margin-top: 8px; font-weight: 600; }
    .helpful .button { display: inline-block; width: auto; margin: 8px 8px 0 0; border: 1px solid var(--line); }
    textarea { display: block; box-sizing: border-box; width: 100%; margin: 4px 0; padding: 8px 12px; border: 1px solid var(--dim); border-radius: 10px; background: none; font-weight: 400; resize: vertical; }
    article > .contact { margin-top: 28px; padding-top: 14px; border-top: 1px solid var(--line); color: var(--dim); font-size: 14px; }
    .contact a { color: var(--link); font-weight: 600; text-decoration: underline; text-underline-offset: 2px; }
    .body [tabindex="-1"] { outline: 0; }
    .badge { display: inline-grid; place-items: center; width: 52px; height: 52px; border-radius: 50%; background: var(--tint); color: var(--link); }
    .badge svg { width: 24px; height: 24px; }
    .bone { display: grid; gap: 8px; padding: 14px 12px; }
    .bone i { height: 12px; border-radius: 6px; background: var(--bone); animation: glow 1.4s ease-in-out infinite alternate; }
    .bone i:first-child { width: 58%; }
    .bone i:last-child { width: 88%; animation-delay: .2s; }
    @keyframes glow { to { opacity: .45; } }

    @media (max-width: 480px), (max-height: 420px) {
      .panel, .left .panel { inset: 0; width: 100%; height: 100%; height: 100dvh; border-radius: 0; padding-bottom: env(safe-area-inset-bottom); }
      .hero { padding-top: max(8px, env(safe-area-inset-top)); }
      .open .launcher { display: none; }
    }
    @media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
    @media (forced-colors: active) { .panel, form, .launcher { border: 1px solid; } }
    @media print { .frame { display: none; } }
  `;

  const darkMode = matchMedia('(prefers-color-scheme: dark)');
  const coarse = matchMedia('(pointer: coarse)');
  const host = document.createElement(elementName());
  const root = host.attachShadow({ mode: 'open' });
  const frame = node('div', { class: 'frame', dir: 'ltr', popover: 'manual' });
  let launcher = null;
  let panel = null;
  let returnFocusTo = null;
  /** Parts of the panel. */
  const ui = {};

  /** The page's modal dialogs, the last one opened on top, and the document and shadow roots that have some. */
  let modals = [];
  let scopes = [document];
  const dialogs = new MutationObserver(followModals);
  /** What had the focus here, until it goes elsewhere, and how far the two views are scrolled. */
  let focused = null;
  let scrolled = [];

  /** The element tells when something takes it out of the page; it comes back at once. */
  function elementName() {
    const name = 'gatehouse-widget';
    customElements.define(name, class extends HTMLElement {
      disconnectedCallback() {
        const held = focused;
        const places = scrolled;
        queueMicrotask(() => {
          if (options && !host.isConnected && document.documentElement) {
            place();
            restore(held, places);
          }
        });
      }
    });
    return name;
  }

  function restore(held, places) {
    if (isOpen()) {
      places.forEach(([view, top]) => (view.scrollTop = top));
      if (held && (!document.activeElement || document.activeElement === document.body)) {
        held.focus({ preventScroll: true });
      }
    }
  }

  /** Scripts and dialogs may have changed the focus since; what counts is where it was here. */
  function keepTrack() {
    root.addEventListener('focusin', (event) => (focused = event.target));
    // Browsers also tell of it while the element is removed, when it is still in the page.
    root.addEventListener('focusout', () => queueMicrotask(() => {
      if (host.isConnected && !root.activeElement) {
        focused = null;
      }
    }));
    root.addEventListener('scroll', () => (scrolled = [ui.list, ui.article].filter(Boolean).map((view) => [view, view.scrollTop])), true);
    watchDialogs(document);
    // A modal dialog in a component's shadow root shows itself by the focus that it takes.
    document.addEventListener('focusin', (event) => {
      const path = event.composedPath();
      if (path.some((one) => one.localName === 'dialog' && isModal(one))) {
        path.filter((one) => one instanceof ShadowRoot && !scopes.includes(one)).forEach(watchDialogs);
        followModals();
      }
    });
    document.addEventListener('fullscreenchange', followModals);
    // In a dialog, a click here is none beside its box, which many pages take for "close".
    ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend'].forEach((type) =>
      host.addEventListener(type, (event) => host.parentNode !== document.documentElement && event.stopPropagation()));
  }

  function watchDialogs(scope) {
    scopes = scopes.filter((one) => one === document || one.host.isConnected).concat(scope === document ? [] : scope);
    dialogs.observe(scope, { attributes: true, attributeFilter: ['open'], subtree: true });
  }

  function followModals() {
    findModals();
    if (options && host.parentNode !== whereTo()) {
      const [held, places] = [focused, scrolled];
      place();
      restore(held, places);
    }
  }

  /** Not in a browser that does not know :modal, whose modal dialogs lie above the widget. */
  function isModal(dialog) {
    try {
      return dialog.isConnected && dialog.matches(':modal');
    } catch (e) {
      return false;
    }
  }

  function findModals() {
    const open = scopes.flatMap((scope) => Array.from(scope.querySelectorAll('dialog[open]')).filter(isModal));
    modals = modals.filter((one) => open.includes(one)).concat(open.filter((one) => !modals.includes(one)));
  }

  /**
   * Beside the body, which pages swap. While a modal dialog is open, everything outside of it is
   * inert, and what is fullscreen covers all else, so the widget is in it.
   */
  function whereTo() {
    return modals[modals.length - 1] || fullscreen() || document.documentElement;
  }

  /** The element that is fullscreen, unless it can contain nothing, as a video. */
  function fullscreen() {
    let shown = document.fullscreenElement;
    while (shown && shown.shadowRoot && shown.shadowRoot.fullscreenElement) {
      shown = shown.shadowRoot.fullscreenElement;
    }
    return shown && !/^(VIDEO|IFRAME|CANVAS|IMG|OBJECT|EMBED)$/.test(shown.tagName) ? shown : null;
  }

  /** Puts the widget where it can be used, on top of everything that the page shows by now. */
  function place() {
    findModals();
    const to = whereTo();
    if (host.parentNode !== to || !host.isConnected) {
      to.append(host);
    }
    try {
      if (frame.matches(':popover-open')) {
        frame.hidePopover();
      }
      frame.showPopover();
    } catch (e) {
      frame.removeAttribute('popover'); // A browser without popovers: only z-index helps.
    }
  }

  function mount() {
    if (!launcher) {
      dress();
      launcher = node('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', click: toggle }, icon('help'), icon('down'));
      frame.append(launcher);
      root.append(frame);
      root.addEventListener('keydown', keyPressed);
      ['keyup', 'keypress'].forEach((type) => root.addEventListener(type, (event) => event.stopPropagation()));
      darkMode.addEventListener('change', paint);
      keepTrack();
    }
    if (!host.isConnected) {
      place();
    }
    frame.classList.toggle('left', options.side === 'left');
    launcher.hidden = options.launcher === false;
    if (!launcher.hidden || isOpen()) {
      loadLook();
    }
    relabel();
    paint();
  }

  /** A constructed style sheet is no inline style, which the page's policy may forbid. */
  function dress() {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLES);
      root.adoptedStyleSheets = [sheet];
    } catch (e) {
      root.append(node('style', {}, STYLES));
    }
  }

  function relabel() {
    chooseLanguage();
    write();
  }

  /** Writes what the widget says whatever it shows, in the language that it has by now. */
  function write() {
    frame.lang = language;
    launcher.setAttribute('aria-label', text(isOpen() ? 'close' : 'open'));
    labels.forEach((label) => label());
  }

  function isOpen() {
    return Boolean(panel) && !panel.hidden && host.isConnected;
  }

  function keyPressed(event) {
    // Keeps the page's shortcuts from input here: they do not see the text field in a shadow root.
    event.stopPropagation();
    if (event.key === 'Escape' && isOpen()) {
      event.preventDefault();
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const stops = [ui.input].concat(Array.from(ui.list ? ui.list.querySelectorAll('a.item') : []));
      const next = stops[stops.indexOf(root.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)];
      if (stops.includes(root.activeElement) && next) {
        event.preventDefault();
        next.focus();
      }
    }
  }

  function toggle() {
    if (isOpen()) {
      close();
    } else {
      open();
    }
  }

  /** Opens the panel as it was left; {@code query} shows the results of a search. */
  function open(how) {
    show();
    if (how && how.query !== undefined && isOpen()) {
      backToList();
      ui.input.value = String(how.query === null ? '' : how.query).slice(0, 200);
      ui.clear.hidden = !ui.input.value;
      submitted(new Event('submit'));
    }
  }

  function show() {
    if (!options) {
      tell('Set window.hcOptions before you open the widget.');
      return;
    }
    if (isOpen() || !document.body) {
      return;
    }
    mount();
    if (!panel) {
      build();
    }
    place();
    const { activeElement } = host.getRootNode();
    returnFocusTo = activeElement === host || activeElement === document.body ? null : activeElement;
    panel.hidden = false;
    frame.classList.add('open');
    launcher.setAttribute('aria-expanded', 'true');
    relabel();
    (coarse.matches || !ui.articleView.hidden ? panel : ui.input).focus();
    emit('open');
    loadLook();
    if (auth.refusal && LASTING[auth.refusal.reason]) {
      auth.refusal = null; // Somebody may have changed it since.
      home.shown = false;
    }
    if (!home.shown) {
      refresh();
    }
  }

  function close() {
    if (!isOpen()) {
      return;
    }
    const hadFocus = panel.contains(root.activeElement);
    panel.hidden = true;
    frame.classList.remove('open');
    launcher.setAttribute('aria-expanded', 'false');
    relabel();
    if (hadFocus) {
      (launcher.hidden ? returnFocusTo || document.body : returnFocusTo || launcher).focus();
    }
    emit('close');
  }

  function build() {
    ui.name = node('h2', { id: 'gh-name' });
    ui.logo = node('img', { class: 'logo', alt: '', referrerpolicy: 'no-referrer', error: () => (ui.logo.hidden = true), hidden: true });
    ui.greeting = node('p', { class: 'greeting' });
    ui.input = labelled(
      labelled(node('input', { type: 'search', id: 'gh-search', maxlength: '200', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search', input: typed }), 'search', 'placeholder'),
      'search', 'aria-label');
    ui.clear = iconButton('close', 'clear', () => {
      ui.input.value = '';
      typed();
      ui.input.focus();
    });
    ui.clear.hidden = true;
    const form = node('form', { role: 'search', submit: submitted }, icon('search'), ui.input, ui.clear);
    ui.list = node('div', { class: 'scroll' });
    ui.visit = node('a', { class: 'visit', target: '_blank', rel: 'noopener' }, labelled(node('span'), 'visit'), icon('out'), newTab());
    ui.listView = node('div', { class: 'view' },
      node('header', { class: 'hero' }, node('div', { class: 'bar' }, ui.logo, ui.name, iconButton('close', 'close', close)), ui.greeting, form),
      ui.list,
      node('footer', {}, ui.visit));
    ui.full = node('a', { class: 'full', target: '_blank', rel: 'noopener' }, labelled(node('span'), 'full'), icon('out'), newTab());
    ui.article = node('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-labelledby': 'gh-article' });
    ui.articleView = node('div', { class: 'view', hidden: true },
      node('header', { class: 'bar plain' }, iconButton('back', 'back', back), ui.full, iconButton('close', 'close', close)),
      ui.article);
    ui.status = node('div', { class: 'hidden', role: 'status', 'aria-live': 'polite' });
    panel = node('div', { class: 'panel', role: 'dialog', 'aria-modal': 'false', 'aria-labelledby': 'gh-name', tabindex: '-1', hidden: true },
      ui.listView, ui.articleView, ui.status);
    launcher.before(panel);
    labels.push(greet);
    greet();
  }

  function newTab() {
    return labelled(node('span', { class: 'hidden' }), 'newTab');
  }

  function greet() {
    const name = me && me.signed_in && me.name;
    ui.name.textContent = nameOfSite();
    const logo = look && look.logo;
    ui.logo.hidden = !logo;
    if (logo && ui.logo.src !== logo) {
      ui.logo.src = logo;
    }
    ui.greeting.replaceChildren(...(name ? [node('span', {}, text('greet', String(name).split(' ')[0])), node('br')] : []), text('ask'));
    ui.visit.parentNode.hidden = !me;
    if (me) {
      ui.visit.href = me.site.url;
    }
  }

  function nameOfSite() {
    return (me && me.site.name) || (look && look.name) || text('title');
  }

  /** A link to a person, once the help center has one. */
  function contact(key) {
    const place = node('p', { class: 'contact', 'data-before': key });
    fillContact(place);
    return place;
  }

  function fillContact(place) {
    const url = look && /^(https:\/\/|mailto:)/i.test(look.contact_url || '') ? look.contact_url : null;
    place.hidden = !url;
    if (url) {
      const before = place.dataset.before;
      place.replaceChildren(
        before ? text(before) + ' ' : '',
        node('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text('contact', nameOfSite())));
    }
  }

  function announce(message) {
    ui.status.textContent = message;
  }

  // ---------------------------------------------------------------- states of a view

  /** Keeps the focus in the panel when the element that has it is removed. */
  function keepFocus(place) {
    if (root.activeElement !== place && place.contains(root.activeElement)) {
      panel.focus();
    }
  }

  function skeleton(place, lines) {
    keepFocus(place);
    place.setAttribute('aria-busy', 'true');
    place.replaceChildren(
      node('p', { class: 'hidden' }, text('loading')),
      ...Array.from({ length: lines }, () => node('div', { class: 'bone', 'aria-hidden': 'true' }, node('i'), node('i'))));
  }

  function fill(place, ...content) {
    keepFocus(place);
    place.removeAttribute('aria-busy');
    place.replaceChildren(...content);
  }

  function state(name, heading, hint, ...more) {
    return node('div', { class: 'state' }, node('span', { class: 'badge' }, icon(name)), node('h3', {}, heading), node('p', {}, hint), ...more);
  }

  const KINDS = {
    out: 'lock', suspended: 'lock', stranger: 'lock', conflict: 'lock', setup: 'alert',
    missing: 'search', network: 'alert', failed: 'alert', busy: 'alert',
  };

  /** Refusals that another token of the same person does not change. */
  const LASTING = {
    user_banned: 'suspended', user_not_registered: 'stranger', no_rule_matched: 'stranger', identity_conflict: 'conflict',
    sso_not_configured: 'setup', unknown_app_id: 'setup', jwt_missing_required_claim: 'setup', jwt_invalid_claim: 'setup',
    jwt_issuer_mismatch: 'setup', jwt_audience_mismatch: 'setup', jwt_too_long: 'setup', jwt_wrong_kind: 'setup',
  };

  /** Shows why a view is unavailable, and what to do next. */
  function showProblem(place, failure, retry) {
    if (failure.kind === 'stale' || failure.kind === 'aborted') {
      return;
    }
    const kind = LASTING[failure.reason] || (KINDS[failure.kind] ? failure.kind : 'failed');
    if (kind === 'failed' && !failure.kind) {
      console.error('Gatehouse widget:', failure);
    }
    const key = kind === 'network' ? 'failed' : kind;
    const final = kind === 'missing' || Boolean(LASTING[failure.reason]) || (kind === 'out' && !mayComeBack());
    const again = final ? null : retryButton(failure, retry);
    const hint = text(kind === 'out' && final ? 'outReload' : key + 'Hint');
    const reference = failure.traceId ? node('p', { class: 'small' }, text('reference', failure.traceId)) : null;
    fill(place, state(KINDS[kind], text(key), hint, again, kind === 'network' || kind === 'busy' ? null : contact(), reference));
    announce(text(key) + ' ' + hint);
  }

  /** Whether the page can come up with another token. */
  function mayComeBack() {
    return typeof options.onAuthExpired === 'function' || (options.jwt && options.jwt !== auth.jwt);
  }

  function retryButton(failure, retry) {
    const button = node('button', { type: 'button', class: 'button', click: () => retry() });
    let wait = Math.min(failure.wait || 0, 900);
    const tick = () => {
      button.disabled = wait > 0;
      button.textContent = wait > 0 ? text('retryIn', wait) : text('retry');
      if (wait > 0 && (wait -= 1) >= 0) {
        setTimeout(tick, 1000);
      }
    };
    tick();
    return button;
  }

  // ---------------------------------------------------------------- list: home and results

  const RESULTS = 10;
  const SUGGESTED = 8;
  const SHORTEST = 2;
  const PAUSE_MILLIS = 250;

  const home = { shown: false };
  let typing = null;
  let seeking = null;
  let sought = null;

  /** Reloads everything that the panel shows. */
  function refresh() {
    home.shown = true;
    const query = ui.input.value.trim();
    const loading = loadHome(query.length < SHORTEST);
    if (query.length >= SHORTEST) {
      search(query);
    }
    return loading;
  }

  function retry() {
    const place = ui.articleView.hidden ? ui.list : ui.article;
    skeleton(place, 4);
    const again = auth.refusal ? signInAgain() : Promise.resolve();
    again.then(
      () => {
        refresh();
        if (!ui.articleView.hidden) {
          loadArticle();
        }
      },
      (failure) => showProblem(place, failure, retry));
  }

  async function loadHome(visible) {
    const era = auth.era;
    if (visible) {
      skeleton(ui.list, 5);
    }
    home.loading = true;
    try {
      const [who, articles] = await Promise.all([call('/me', { language: options.lang || '', page_language: language }), call('/articles', { limit: SUGGESTED })]);
      me = who;
      home.articles = articles.articles;
      relabel();
      await learned;
      if (era !== auth.era) {
        return;
      }
      paint();
      root.querySelectorAll('.helpful').forEach((place) => place.ask());
      if (!ui.input.value.trim()) {
        showHome();
      }
    } catch (failure) {
      if (era === auth.era) {
        home.shown = false;
        if (!seeking) {
          showProblem(ui.list, failure, retry);
        }
      }
    } finally {
      home.loading = home.loading && era !== auth.era;
    }
  }

  function showHome() {
    if (home.loading && !home.articles) {
      skeleton(ui.list, 5);
      return;
    }
    if (!home.articles) {
      loadHome(true);
      return;
    }
    fill(ui.list, home.articles.length
      ? section(text('suggested'), home.articles.map((article) => item(article, [article.title], [article.description])))
      : state('search', text('empty'), text('emptyHint')));
  }

  function section(heading, items, more) {
    return node('section', { 'aria-labelledby': 'gh-heading' }, node('h3', { id: 'gh-heading' }, heading), node('ul', {}, ...items.map((one) => node('li', {}, one))), more);
  }

  function item(article, title, description) {
    const hash = article.section ? '#' + article.section.anchor : '';
    const opened = (event) => plainClick(event) && showArticle({ id: article.id, hash: hash }, event.currentTarget);
    return node('a', { class: 'item', href: article.url + hash, target: '_blank', rel: 'noopener', click: opened },
      node('span', written({ class: 'what' }, article),
        article.category ? node('span', { class: 'category', lang: me && me.site.content_language }, article.category) : null,
        node('span', { class: 'title' }, ...title),
        description.join('') ? node('span', { class: 'text' }, ...description) : null),
      icon('next'));
  }

  function typed() {
    const query = ui.input.value.trim();
    clearTimeout(typing);
    ui.clear.hidden = !ui.input.value;
    ui.listView.classList.toggle('seeking', query.length >= SHORTEST);
    if (query.length < SHORTEST) {
      stopSeeking();
      announce('');
      if (auth.refusal) {
        showProblem(ui.list, signedOut(), retry);
      } else {
        showHome();
      }
    } else if (query !== sought) {
      typing = setTimeout(() => search(query), PAUSE_MILLIS);
    }
  }

  function submitted(event) {
    event.preventDefault();
    const query = ui.input.value.trim();
    clearTimeout(typing);
    if (query.length > 0) {
      search(query);
    }
  }

  function stopSeeking() {
    if (seeking) {
      seeking.abort();
    }
    seeking = null;
    sought = null;
  }

  async function search(query) {
    stopSeeking();
    const mine = new AbortController();
    seeking = mine;
    sought = query;
    ui.listView.classList.add('seeking');
    skeleton(ui.list, 4);
    try {
      const found = await call('/search', { q: query, limit: RESULTS }, mine.signal);
      if (seeking === mine) {
        showResults(query, found);
        emit('search', { query: query, total: found.total });
      }
    } catch (failure) {
      if (seeking === mine) {
        sought = null;
        showProblem(ui.list, failure, retry);
      }
    }
  }

  function showResults(query, found) {
    if (!found.results.length) {
      fill(ui.list, state('search', text('none', query), text('noneHint'), contact()));
      announce(text('none', query));
      return;
    }
    const count = found.total === 1 ? text('result') : text('results', new Intl.NumberFormat(language).format(found.total));
    const more = found.results.length < found.total ? moreButton(query, found) : null;
    const items = found.results.map((hit) => item(hit, titleOf(hit), marked(hit.snippet_pieces, hit.snippet)));
    fill(ui.list, section(count, items, more));
    announce(count);
  }

  function titleOf(hit) {
    const title = marked(hit.title_pieces, hit.title);
    return hit.section ? title.concat(' › ', marked(hit.section.title_pieces)) : title;
  }

  function moreButton(query, found) {
    const button = node('button', {
      type: 'button',
      class: 'button quiet',
      click: async () => {
        const mine = seeking;
        button.disabled = true;
        try {
          const next = await call('/search', { q: query, limit: RESULTS, skip: found.results.length });
          if (seeking === mine) {
            const before = found.results.length;
            showResults(query, { total: next.results.length ? next.total : before, results: found.results.concat(next.results) });
            const first = ui.list.querySelectorAll('a.item')[before];
            (first || ui.input).focus();
          }
        } catch (failure) {
          if (seeking === mine) {
            showProblem(ui.list, failure, retry);
          }
        }
      },
    }, text('more'));
    return button;
  }

  // ---------------------------------------------------------------- article

  /** The history of articles, each with the heading that it was opened at and the link. */
  let way = [];

  function showArticle(wanted, from) {
    way.push({ id: wanted.id, hash: wanted.hash, from: from });
    ui.listView.hidden = true;
    ui.articleView.hidden = false;
    loadArticle();
  }

  async function loadArticle() {
    const here = way[way.length - 1];
    ui.full.hidden = true;
    skeleton(ui.article, 6);
    ui.article.scrollTop = 0;
    if (!panel.contains(root.activeElement) || !root.activeElement.closest('.bar')) {
      panel.focus();
    }
    try {
      const article = (await call('/articles/' + encodeURIComponent(here.id))).article;
      if (here === way[way.length - 1]) {
        fillArticle(article, here.hash);
        emit('article', { id: article.id, title: article.title, url: article.url });
      }
    } catch (failure) {
      if (here === way[way.length - 1]) {
        panel.setAttribute('aria-labelledby', 'gh-name');
        showProblem(ui.article, failure, retry);
      }
    }
  }

  function fillArticle(article, hash) {
    pictures.free();
    const heading = node('h2', written({ id: 'gh-article', tabindex: '-1' }, article), article.title);
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(article.updated_at));
    ui.full.href = article.url;
    ui.full.hidden = false;
    fill(ui.article, node('article', {},
      article.category ? node('p', written({ class: 'category' }), article.category) : null,
      heading,
      node('p', { class: 'small' }, text('updated', day)),
      bodyOf(article),
      question(article),
      contact('unclear')));
    panel.setAttribute('aria-labelledby', 'gh-article');
    if (!goTo(hash)) {
      heading.focus({ preventScroll: true });
    }
  }

  /** Whether the article helped, in the server's words, and then what was missing. */
  function question(article) {
    const place = node('div', { class: 'helpful', role: 'group', lang: language, dir: 'auto' });
    const show = (message, ...more) => {
      const told = node('p', { tabindex: '-1' }, message);
      place.replaceChildren(told, ...more);
      told.focus({ preventScroll: true });
    };
    const button = (label, pressed) => node('button', { type: 'button', class: 'button quiet', click: pressed }, label);
    place.ask = () => {
      const words = me && me.helpful;
      if (!words || place.firstChild) {
        return;
      }
      let busy = false;
      const say = async (helpful, field) => {
        if (busy) {
          return;
        }
        busy = true;
        try {
          const said = { helpful: helpful, version: article.version, sentence: field ? field.value : null };
          await call('/articles/' + article.id + '/helpful', { said: JSON.stringify(said) });
          if (field) {
            show(words.done);
          } else {
            const sentence = node('textarea', { rows: '3', maxlength: '500', dir: 'auto' });
            show(words.thanks,
              node('label', {}, words[helpful ? 'better' : 'missing'], sentence),
              node('p', { class: 'small' }, words.hint),
              button(words.send, () => say(helpful, sentence)));
          }
        } catch (failure) {
          const problem = words[failure.reason === 'rate_limited' ? 'tooMany' : 'failed'];
          place.querySelector('p').textContent = problem;
          announce(problem);
        }
        busy = false;
      };
      place.append(node('p', {}, words.question), button(words.yes, () => say(true)), button(words.no, () => say(false)));
    };
    place.ask();
    return place;
  }

  function back() {
    const left = way.pop();
    if (way.length) {
      loadArticle();
      return;
    }
    ui.articleView.hidden = true;
    ui.listView.hidden = false;
    panel.setAttribute('aria-labelledby', 'gh-name');
    if (auth.refusal) {
      showProblem(ui.list, signedOut(), retry);
    }
    (left && left.from && left.from.isConnected ? left.from : ui.input).focus();
  }

  function backToList() {
    way = [];
    ui.articleView.hidden = true;
    ui.listView.hidden = false;
    panel.setAttribute('aria-labelledby', 'gh-name');
  }

  // ---------------------------------------------------------------- what the page sets and calls

  /**
   * From now on another person may be signed in: nothing that was read before is shown again. A
   * token that is set during or after a renewal answers that renewal; if it is invalid too, no
   * further one is requested.
   */
  function begin(jwt) {
    const isAnswer = Boolean(auth.renewing || auth.refusal);
    auth.era += 1;
    auth.renewing = null;
    adopt(jwt, isAnswer);
    me = null;
    home.shown = false;
    home.loading = false;
    home.articles = null;
    if (panel) {
      stopSeeking();
      backToList();
      relabel();
      if (isOpen()) {
        refresh();
      }
    }
  }

  function take(given) {
    if (!given || typeof given !== 'object') {
      close();
      options = null;
      host.remove();
      return;
    }
    const before = options;
    options = given;
    whenBody(() => {
      if (options !== given) {
        return;
      }
      if (!given.jwt) {
        auth.refusal = null; // The page is asked for one.
      }
      const same = before && before.app_id === given.app_id && !auth.refusal && !auth.renewing && saysTheSame(auth.jwt, given.jwt);
      if (!same) {
        begin(given.jwt);
      } else if (auth.jwt !== given.jwt) {
        adopt(given.jwt);
      }
      mount();
      if (!ready) {
        ready = true;
        emit('ready');
      }
    });
  }

  function whenBody(then) {
    if (document.body) {
      then();
    } else {
      document.addEventListener('DOMContentLoaded', then, { once: true });
    }
  }

  window.Gatehouse = Object.freeze({
    open: open,
    close: close,
    search: (query) => open({ query: query === undefined ? null : query }),
    showArticle: (article) => {
      const wanted = articleIn(article === undefined || article === null ? '' : article);
      if (!wanted.id) {
        tell('showArticle() takes the id of an article, its slug, or the path of its page, such as /article/5-refunds#how.');
        return;
      }
      show();
      if (isOpen()) {
        way = [];
        showArticle(wanted);
      }
    },
    setJwt: (jwt) => (options ? begin(jwt) : tell('Set window.hcOptions before you call setJwt().')),
    on: on,
  });

  /** The options may be set before this script runs, later, or more than once. */
  function watchOptions() {
    let given = window.hcOptions;
    try {
      Object.defineProperty(window, 'hcOptions', {
        configurable: true,
        enumerable: true,
        get: () => given,
        set: (value) => {
          given = value;
          take(value);
        },
      });
    } catch (e) {
      // Declared with var, which cannot be redefined: polled instead.
      setInterval(() => {
        if (window.hcOptions !== given) {
          given = window.hcOptions;
          take(given);
        }
      }, 500);
    }
    if (given) {
      take(given);
    }
  }

  watchOptions();
})();
