package dev.gatehouse.token.jwk;

import java.util.Set;

/**
 * Public keys whose private keys stand in documents and on websites: whoever tries things out
 * copies them, and everybody can sign with them. By their thumbprints (RFC 7638).
 */
final class KnownKeys {
  private static final Set<String> THUMBPRINTS =
      Set.of(
          // jwt.io, RS256 and PS256
          "oGDmHqCJ7yzMkWEkrlZVHkvrHIyQwtlDmeq5ForUHeY",
          // jwt.io, ES256
          "19J8y7Zprt2-QKLjF2I5pVk0OELX6cY2AfaAv1LC_w8",
          // RFC 7515 appendix A.2
          "IsUn6_e04MaShXFIISMp4kG62LWzMIPy_MvSA5pJgX8",
          // RFC 7515 appendix A.3
          "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U",
          // RFC 8037 appendix A.1
          "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
          // RFC 7517 appendix A.2
          "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s",
          "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
          // RFC 7520 section 3.4
          "9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI");

  private KnownKeys() {}

  static boolean contains(String thumbprint) {
    return THUMBPRINTS.contains(thumbprint);
  }
}
