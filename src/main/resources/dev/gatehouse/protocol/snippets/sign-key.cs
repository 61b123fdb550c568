// Needs the package BouncyCastle.Cryptography.{{?EdDSA}}
static string Sign(object claims)
{
    static string Part(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    var pem = File.ReadAllText(Environment.GetEnvironmentVariable({{keyVariable}})
        ?? throw new InvalidOperationException("no key"));
    var content = Part(JsonSerializer.SerializeToUtf8Bytes(new { alg = {{algorithm}}, typ = "JWT" }))
        + "." + Part(JsonSerializer.SerializeToUtf8Bytes(claims));
    var bytes = Encoding.UTF8.GetBytes(content);
    using var key = RSA.Create();{{?RSA}}
    using var key = ECDsa.Create();{{?ES256}}
    key.ImportFromPem(pem);{{?RSA}}
    key.ImportFromPem(pem);{{?ES256}}
    var signature = key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);{{?RS256}}
    var signature = key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);{{?PS256}}
    var signature = key.SignData(bytes, HashAlgorithmName.SHA256);{{?ES256}}
    var key = new Org.BouncyCastle.OpenSsl.PemReader(new StringReader(pem)).ReadObject();{{?EdDSA}}
    var signer = new Org.BouncyCastle.Crypto.Signers.Ed25519Signer();{{?EdDSA}}
    signer.Init(true, (Org.BouncyCastle.Crypto.ICipherParameters)key);{{?EdDSA}}
    signer.BlockUpdate(bytes, 0, bytes.Length);{{?EdDSA}}
    var signature = signer.GenerateSignature();{{?EdDSA}}
    return content + "." + Part(signature);
}
