// Needs phpseclib/phpseclib 3, installed by Composer.
require 'vendor/autoload.php';

function sign(array $claims): string
{
    $part = fn (string $bytes) => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $content = $part(json_encode(['alg' => {{algorithm}}, 'typ' => 'JWT'])) . '.' . $part(json_encode($claims));
    $pem = file_get_contents(getenv({{keyVariable}}) ?: throw new RuntimeException('no key'));
    $key = phpseclib3\Crypt\PublicKeyLoader::loadPrivateKey($pem);
    $key = $key->withHash('sha256')->withPadding(phpseclib3\Crypt\RSA::SIGNATURE_PKCS1);{{?RS256}}
    $key = $key->withHash('sha256')->withMGFHash('sha256')->withSaltLength(32);{{?PS256}}
    $key = $key->withHash('sha256')->withSignatureFormat('IEEE');{{?ES256}}
    return $content . '.' . $part($key->sign($content));
}
