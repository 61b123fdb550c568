// The secret as text, not base64-decoded; JsonWebTokenHandler does the same with longer code.
static string Sign(object claims, string secret)
{
    static string Part(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    var header = new { alg = "HS{{bits}}", typ = "JWT" };
    var content = Part(JsonSerializer.SerializeToUtf8Bytes(header))
        + "." + Part(JsonSerializer.SerializeToUtf8Bytes(claims));
    using var hmac = new HMACSHA{{bits}}(Encoding.UTF8.GetBytes(secret));
    return content + "." + Part(hmac.ComputeHash(Encoding.UTF8.GetBytes(content)));
}
