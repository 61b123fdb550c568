# Needs PyJWT and cryptography.
import jwt

with open(os.environ[{{keyVariable}}]) as file:
    KEY = file.read()

def sign(claims):
    return jwt.encode(claims, KEY, algorithm={{algorithm}})
