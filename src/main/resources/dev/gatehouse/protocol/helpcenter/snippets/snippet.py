import base64, hashlib, hmac, json, os, time
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server

SECRET = os.environ['HELPCENTER_SHARED_SECRET']{{?sharedSecret}}
HELP_CENTER = {{origin}}

{{>sign}}

def application(environ, start_response):
    if environ['PATH_INFO'] != {{loginPath}}:
        start_response('404 Not Found', [])
        return []
    query = parse_qs(environ['QUERY_STRING'])
    # Your app checks here that the user is signed in. Then:
    user = {'id': 7, 'email': 'ann@example.com', 'name': 'Ann Example'}
    now = int(time.time())
    token = sign({
        'jti': query.get('key', [''])[0],  # binds the token to the browser that requested it
        'iss': {{issuer}},
        'aud': {{audience}},{{?audience}}
        'iat': now,
        'exp': now + 300,
        'email': user['email'],
        'name': user['name'],
        'external_id': str(user['id']),
    })
    start_response('302 Found', [('Location', HELP_CENTER + '/sso/jwt?jwt=' + token)])
    return []

# Any WSGI server can run the application; this one is for trying it out.
if __name__ == '__main__':
    make_server('localhost', int(os.environ.get('PORT', 3000)), application).serve_forever()
