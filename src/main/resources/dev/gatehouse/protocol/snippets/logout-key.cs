using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

// Your app calls this wherever it signs a user out.
static async Task SignOutOfHelpCenter(string email)
{
    var token = Sign(new
    {
        iss = {{iss}},{{?iss}}
        aud = {{aud}},{{?aud}}
        iat = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        jti = Guid.NewGuid().ToString(), // counts once
        events = new Dictionary<string, object>
        {
            ["http://schemas.openid.net/event/backchannel-logout"] = new { },
        },
        email, // or sub, with the external_id of your tokens
    });
    using var http = new HttpClient();
    var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["logout_token"] = token });
    var answer = await http.PostAsync({{origin}} + "/sso/logout", form);
    answer.EnsureSuccessStatusCode();
}

await SignOutOfHelpCenter("ann@example.com");

{{>sign}}
