# Libraries such as PyJWT do the same: the secret as text, not base64-decoded.
def sign(claims):
    def part(data):
        return base64.urlsafe_b64encode(data).rstrip(b'=').decode()

    content = part(b'{"alg":"HS{{bits}}","typ":"JWT"}') + '.' + part(json.dumps(claims).encode())
    return content + '.' + part(hmac.new(SECRET.encode(), content.encode(), hashlib.sha{{bits}}).digest())
