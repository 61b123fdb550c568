# config.ru, for any Rack server
require 'digest'
require 'json'
require 'openssl'
require 'securerandom'

# The signing key is the md5 text of the API key.{{?sharedSecret}}
SECRET = Digest::MD5.hexdigest(ENV.fetch('PROPROFS_KEY')){{?sharedSecret}}

{{>sign}}

run lambda { |env|
  next [404, {}, []] unless env['PATH_INFO'] == {{loginPath}}

  # Your app checks here that the user is signed in. Then:
  token = sign(
    iat: Time.now.to_i, # good for three minutes
    jti: SecureRandom.hex(16), # counts once
    user_email: 'ann@example.com',
    site_access: {{siteIds}}
  )
  [302, { 'location' => {{origin}} + '/access/jwtsso/?token=' + token }, []]
}
