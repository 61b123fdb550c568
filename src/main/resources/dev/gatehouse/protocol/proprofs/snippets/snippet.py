import base64, hashlib, hmac, json, os, secrets, time
from wsgiref.simple_server import make_server

# The signing key is the md5 text of the API key.{{?sharedSecret}}
SECRET = hashlib.md5(os.environ['PROPROFS_KEY'].encode()).hexdigest(){{?sharedSecret}}

{{>sign}}

def application(environ, start_response):
    if environ['PATH_INFO'] != {{loginPath}}:
        start_response('404 Not Found', [])
        return []
    # Your app checks here that the user is signed in. Then:
    token = sign({
        'iat': int(time.time()),  # good for three minutes
        'jti': secrets.token_hex(16),  # counts once
        'user_email': 'ann@example.com',
        'site_access': {{siteIds}},
    })
    start_response('302 Found', [('Location', {{origin}} + '/access/jwtsso/?token=' + token)])
    return []

# Any WSGI server can run the application; this one is for trying it out.
if __name__ == '__main__':
    make_server('localhost', int(os.environ.get('PORT', 3000)), application).serve_forever()
