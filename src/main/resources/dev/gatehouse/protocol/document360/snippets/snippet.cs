using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

var secret = Environment.GetEnvironmentVariable("DOCUMENT360_CLIENT_SECRET")
    ?? throw new InvalidOperationException("no secret");
var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes({{clientId}} + ":" + secret));
var http = new HttpClient();
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", basic);
var app = WebApplication.Create(args);

app.MapGet({{loginPath}}, async (string? redirectPath) =>
{
    // Your app checks here that the user is signed in. Then:
    var answer = await http.PostAsJsonAsync({{baseOrigin}} + "/jwt/generateCode", new
    {
        username = "Ann Example",
        firstName = "Ann",
        lastName = "Example",
        emailId = "ann@example.com",
        readerGroupIds = Array.Empty<string>(),
        tokenValidity = 60, // minutes
    });
    answer.EnsureSuccessStatusCode();
    var code = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    return Results.Redirect({{origin}} + "/jwt/authorize?code=" + Uri.EscapeDataString(code!)
        + "&redirectUrl=" + Uri.EscapeDataString(redirectPath ?? "/"));
});
app.Run();
