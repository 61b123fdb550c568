import base64, hashlib, hmac, json, os, time
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server

SECRET = os.environ['HELPSITE_SECRET']{{?sharedSecret}}
HELP_SITES = [{{origins}}]

{{>sign}}

def application(environ, start_response):
    if environ['PATH_INFO'] != {{loginPath}}:
        start_response('404 Not Found', [])
        return []
    query = parse_qs(environ['QUERY_STRING'])
    # A new token would be refused for the same reason.
    if query.get('jwt_error', ['missing'])[0] not in ('missing', 'expired'):
        start_response('403 Forbidden', [])
        return [b'You cannot read the help center at the moment.']
    # Your app checks here that the user is signed in. Then:
    now = int(time.time())
    token = sign({
        'iat': now,
        'exp': now + 3600,  # the token is the session: as long as they may read
        'aud': [{{subdomain}}],
        'email': 'ann@example.com',  # optional, as is the name
        'name': 'Ann Example',
    })
    # Redirect to the requested page, and to no other host, which would receive the token.
    asked = query.get('from_url', [''])[0]
    ours = any(asked.startswith(site + '/') for site in HELP_SITES)
    page = asked if ours else HELP_SITES[0] + '/'
    start_response('302 Found', [('Location', page + ('&' if '?' in page else '?') + 'jwt=' + token)])
    return []

# Any WSGI server can run the application; this one is for trying it out.
if __name__ == '__main__':
    make_server('localhost', int(os.environ.get('PORT', 3000)), application).serve_forever()
