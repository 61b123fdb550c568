using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var key = Environment.GetEnvironmentVariable("PROPROFS_KEY")
    ?? throw new InvalidOperationException("no API key");
// The signing key is the md5 text of the API key.
var secret = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(key))).ToLowerInvariant();
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
    }, secret);
    return Results.Redirect({{origin}} + "/access/jwtsso/?token=" + token);
});
app.Run();

{{>sign}}
