require 'json'
require 'net/http'
require 'openssl'
require 'securerandom'
require 'uri'

{{>sign}}

# Your app calls this wherever it signs a user out.
def sign_out_of_help_center(email)
  token = sign(
    iss: {{iss}},{{?iss}}
    aud: {{aud}},{{?aud}}
    iat: Time.now.to_i,
    jti: SecureRandom.uuid, # counts once
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    email: email # or sub, with the external_id of your tokens
  )
  answer = Net::HTTP.post_form(URI({{origin}} + '/sso/logout'), logout_token: token)
  answer.value # raises unless it is a success
end

sign_out_of_help_center('ann@example.com')
