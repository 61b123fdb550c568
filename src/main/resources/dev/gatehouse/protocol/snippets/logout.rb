require 'json'
require 'net/http'
require 'uri'

# Your app calls this wherever it signs a user out.
def sign_out_of_help_center(email)
  url = URI({{baseOrigin}} + '/sso/logout')
  post = Net::HTTP::Post.new(url, 'Content-Type' => 'application/json')
  post.basic_auth({{backendClient}}, ENV.fetch({{secretVariable}}))
  post.body = { email: email }.to_json # or external_id, as in your tokens
  answer = Net::HTTP.start(url.host, url.port, use_ssl: url.scheme == 'https') do |http|
    http.request(post)
  end
  answer.value # raises unless it is a success
end

sign_out_of_help_center('ann@example.com')
