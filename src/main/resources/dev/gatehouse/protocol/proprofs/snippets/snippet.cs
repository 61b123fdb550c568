using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var key = Environment.GetEnvironmentVariable("PROPROFS_KEY"){{?sharedSecret}}
    ?? throw new InvalidOperationException("no API key");{{?sharedSecret}}
// The signing key is the md5 text of the API key.{{?sharedSecret}}
var secret = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(key))).ToLowerInvariant();{{?sharedSecret}}
var app = WebApplication.Create(args);

app.MapGet({{loginPath}}, () =>
{
    // Your app checks here that the user is signed in. Then:
    var token = Sign(new
    {
        iat = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), // good for three minutes
        jti = Guid.NewGuid().ToString(), // counts once
        user_email = "ann@example.com",
        site_access = {{siteIds}},
    }, secret);{{?sharedSecret}}
    });{{?privateKey}}
    return Results.Redirect({{origin}} + "/access/jwtsso/?token=" + token);
});
app.Run();

{{>sign}}
