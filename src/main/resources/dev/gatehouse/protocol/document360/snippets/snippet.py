import base64, json, os
from urllib.parse import parse_qs, urlencode
from urllib.request import Request, urlopen
from wsgiref.simple_server import make_server

CLIENT = {{clientId}} + ':' + os.environ['DOCUMENT360_CLIENT_SECRET']

def code_for(user):
    headers = {
        'Authorization': 'Basic ' + base64.b64encode(CLIENT.encode()).decode(),
        'Content-Type': 'application/json',
    }
    request = Request({{baseOrigin}} + '/jwt/generateCode', json.dumps(user).encode(), headers)
    with urlopen(request) as answer:  # raises unless it is a success
        return json.load(answer)['code']

def application(environ, start_response):
    if environ['PATH_INFO'] != {{loginPath}}:
        start_response('404 Not Found', [])
        return []
    query = parse_qs(environ['QUERY_STRING'])
    # Your app checks here that the user is signed in. Then:
    code = code_for({
        'username': 'Ann Example',
        'firstName': 'Ann',
        'lastName': 'Example',
        'emailId': 'ann@example.com',
        'readerGroupIds': [],
        'tokenValidity': 60,  # minutes
    })
    onward = urlencode({'code': code, 'redirectUrl': query.get('redirectPath', ['/'])[0]})
    start_response('302 Found', [('Location', {{origin}} + '/jwt/authorize?' + onward)])
    return []

# Any WSGI server can run the application; this one is for trying it out.
if __name__ == '__main__':
    make_server('localhost', int(os.environ.get('PORT', 3000)), application).serve_forever()
