using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var secret = Environment.GetEnvironmentVariable("HELPCENTER_SHARED_SECRET"){{?sharedSecret}}
    ?? throw new InvalidOperationException("no secret");{{?sharedSecret}}
var app = WebApplication.Create(args);

app.MapGet({{loginPath}}, (string key) =>
{
    // Your app checks here that the user is signed in. Then:
    var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    var token = Sign(new
    {
        jti = key, // binds the token to the browser that requested it
        iss = {{issuer}},
        aud = {{audience}},{{?audience}}
        iat = now,
        exp = now + 300,
        email = "ann@example.com",
        name = "Ann Example",
        external_id = "7",
    }, secret);{{?sharedSecret}}
    });{{?privateKey}}
    return Results.Redirect({{origin}} + "/sso/jwt?jwt=" + token);
});
app.Run();

{{>sign}}
