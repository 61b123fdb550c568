# Libraries such as ruby-jwt do the same: the secret as text, not base64-decoded.
def sign(claims)
  part = ->(bytes) { [bytes].pack('m0').tr('+/', '-_').delete('=') }
  content = part.({ alg: 'HS{{bits}}', typ: 'JWT' }.to_json) + '.' + part.(claims.to_json)
  content + '.' + part.(OpenSSL::HMAC.digest('SHA{{bits}}', SECRET, content))
end
