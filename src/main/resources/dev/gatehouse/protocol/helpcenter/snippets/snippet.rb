# config.ru, for any Rack server
require 'json'
require 'openssl'
require 'uri'

SECRET = ENV.fetch('HELPCENTER_SHARED_SECRET'){{?sharedSecret}}
HELP_CENTER = {{origin}}

{{>sign}}

run lambda { |env|
  next [404, {}, []] unless env['PATH_INFO'] == {{loginPath}}

  query = URI.decode_www_form(env['QUERY_STRING']).to_h
  # Your app checks here that the user is signed in. Then:
  user = { id: 7, email: 'ann@example.com', name: 'Ann Example' }
  now = Time.now.to_i
  token = sign(
    jti: query['key'], # binds the token to the browser that requested it
    iss: {{issuer}},
    aud: {{audience}},{{?audience}}
    iat: now,
    exp: now + 300,
    email: user[:email],
    name: user[:name],
    external_id: user[:id].to_s
  )
  [302, { 'location' => "#{HELP_CENTER}/sso/jwt?jwt=#{token}" }, []]
}
