KEY = OpenSSL::PKey.read(File.read(ENV.fetch({{keyVariable}})))

# Libraries such as ruby-jwt do the same.
def sign(claims)
  part = ->(bytes) { [bytes].pack('m0').tr('+/', '-_').delete('=') }
  content = part.({ alg: {{algorithm}}, typ: 'JWT' }.to_json) + '.' + part.(claims.to_json)
  signature = KEY.sign('SHA256', content){{?RS256}}
  signature = KEY.sign_pss('SHA256', content, salt_length: 32, mgf1_hash: 'SHA256'){{?PS256}}
  # The two numbers of the signature, and no ASN.1{{?ES256}}
  numbers = OpenSSL::ASN1.decode(KEY.sign('SHA256', content)).value{{?ES256}}
  signature = numbers.map { |number| number.value.to_s(2).rjust(32, "\0") }.join{{?ES256}}
  signature = KEY.sign(nil, content){{?EdDSA}}
  content + '.' + part.(signature)
end
