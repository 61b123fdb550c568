using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var secret = Environment.GetEnvironmentVariable("HELPSITE_SECRET"){{?sharedSecret}}
    ?? throw new InvalidOperationException("no secret");{{?sharedSecret}}
var helpSites = new[] { {{origins}} };
var app = WebApplication.Create(args);

app.MapGet({{loginPath}}, (string? jwt_error, string? from_url) =>
{
    // A new token would be refused for the same reason.
    if (jwt_error is not (null or "missing" or "expired"))
    {
        return Results.Text("You cannot read the help center at the moment.", statusCode: 403);
    }
    // Your app checks here that the user is signed in. Then:
    var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    var token = Sign(new
    {
        iat = now,
        exp = now + 3600, // the token is the session: as long as they may read
        aud = new[] { {{subdomain}} },
        email = "ann@example.com", // optional, as is the name
        name = "Ann Example",
    }, secret);{{?sharedSecret}}
    });{{?privateKey}}
    // Redirect to the requested page, and to no other host, which would receive the token.
    var ours = helpSites.Any(site => from_url?.StartsWith(site + "/", StringComparison.Ordinal) == true);
    var page = ours ? from_url! : helpSites[0] + "/";
    return Results.Redirect(page + (page.Contains('?') ? "&" : "?") + "jwt=" + token);
});
app.Run();

{{>sign}}
