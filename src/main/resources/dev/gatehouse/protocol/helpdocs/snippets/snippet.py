import base64, hashlib, hmac, json, os, time
from urllib.parse import parse_qs, urlencode
from wsgiref.simple_server import make_server

SECRET = os.environ['HELPDOCS_SECRET']{{?sharedSecret}}
DOCS = {{origin}}

{{>sign}}

def application(environ, start_response):
    if environ['PATH_INFO'] != {{loginPath}}:
        start_response('404 Not Found', [])
        return []
    query = parse_qs(environ['QUERY_STRING'])
    # Your app checks here that the user is signed in. Then:
    now = int(time.time())
    token = sign({
        'iat': now,
        'exp': now + 3600,  # the token is the session: as long as they may read
        'aud': {{host}},
        'email': 'ann@example.com',  # optional; names whose sign-out ends it
        'permission_groups': [],  # such as 'group:a9fk3uc7293'
        'user_data': json.dumps({'name': 'Ann Example'}),
    })
    onward = urlencode({'token': token, 'forward': query.get('hd_url', ['/'])[0]})
    start_response('302 Found', [('Location', DOCS + {{cookiePath}} + '?' + onward)])
    return []

# Any WSGI server can run the application; this one is for trying it out.
if __name__ == '__main__':
    make_server('localhost', int(os.environ.get('PORT', 3000)), application).serve_forever()
