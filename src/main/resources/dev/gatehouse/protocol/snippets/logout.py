import base64, json, os
from urllib.request import Request, urlopen

# Your app calls this wherever it signs a user out.
def sign_out_of_help_center(email):
    client = {{backendClient}} + ':' + os.environ[{{secretVariable}}]
    headers = {
        'Authorization': 'Basic ' + base64.b64encode(client.encode()).decode(),
        'Content-Type': 'application/json',
    }
    body = json.dumps({'email': email})  # or external_id, as in your tokens
    request = Request({{baseOrigin}} + '/sso/logout', body.encode(), headers)
    urlopen(request).close()  # raises unless it is a success

if __name__ == '__main__':
    sign_out_of_help_center('ann@example.com')
