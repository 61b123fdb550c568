using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

// Your app calls this wherever it signs a user out.
static async Task SignOutOfHelpCenter(string email)
{
    var secret = Environment.GetEnvironmentVariable({{secretVariable}})
        ?? throw new InvalidOperationException("no secret");
    var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes({{backendClient}} + ":" + secret));
    using var http = new HttpClient();
    http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", basic);
    // Or external_id, as in your tokens.
    var answer = await http.PostAsJsonAsync({{baseOrigin}} + "/sso/logout", new { email });
    answer.EnsureSuccessStatusCode();
}

await SignOutOfHelpCenter("ann@example.com");
