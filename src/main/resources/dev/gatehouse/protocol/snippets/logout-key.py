import os, time, uuid
from urllib.parse import urlencode
from urllib.request import urlopen

{{>sign}}

# Your app calls this wherever it signs a user out.
def sign_out_of_help_center(email):
    token = sign({
        'iss': {{iss}},{{?iss}}
        'aud': {{aud}},{{?aud}}
        'iat': int(time.time()),
        'jti': str(uuid.uuid4()),  # counts once
        'events': {'http://schemas.openid.net/event/backchannel-logout': {}},
        'email': email,  # or sub, with the external_id of your tokens
    })
    form = urlencode({'logout_token': token})
    urlopen({{origin}} + '/sso/logout', form.encode()).close()  # raises unless it is a success

if __name__ == '__main__':
    sign_out_of_help_center('ann@example.com')
