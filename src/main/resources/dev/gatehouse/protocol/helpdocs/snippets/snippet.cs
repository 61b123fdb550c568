using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var secret = Environment.GetEnvironmentVariable("HELPDOCS_SECRET"){{?sharedSecret}}
    ?? throw new InvalidOperationException("no secret");{{?sharedSecret}}
var app = WebApplication.Create(args);

app.MapGet({{loginPath}}, (string? hd_url) =>
{
    // Your app checks here that the user is signed in. Then:
    var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    var token = Sign(new
    {
        iat = now,
        exp = now + 3600, // the token is the session: as long as they may read
        aud = {{host}},
        email = "ann@example.com", // optional; names whose sign-out ends it
        permission_groups = Array.Empty<string>(), // such as "group:a9fk3uc7293"
        user_data = JsonSerializer.Serialize(new { name = "Ann Example" }),
    }, secret);{{?sharedSecret}}
    });{{?privateKey}}
    var forward = Uri.EscapeDataString(hd_url ?? "/");
    return Results.Redirect({{origin}} + {{cookiePath}} + "?token=" + token + "&forward=" + forward);
});
app.Run();

{{>sign}}
