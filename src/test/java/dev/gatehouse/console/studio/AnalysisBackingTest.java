package dev.gatehouse.console.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisBackingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b.c",
        "  a.b.c\r\n",
        "Bearer a.b.c",
        "Authorization:  bearer a.b.c",
        "https://acme.example/sso/jwt?jwt=a.b.c",
        "http://acme.localhost:8080/page?x=1&hd_jwt=a.b.c#part",
        "https://acme.example/access/jwtsso/?token=a.b.c&y=2",
        "https://help.acme.example/sso/docunest?t=a.b.c",
        "https://acme.example/quill/login/a.b.c",
        "https://acme.example/?from=/a.b&x=a.b.c",
        "X-Quill-Token: a.b.c"
      })
  void findsTheTokenInWhatPeopleCopy(String pasted) {
    assertThat(AnalysisBacking.pasted(pasted)).isEqualTo("a.b.c");
  }

  @Test
  void leavesEverythingElseAsItIs() {
    assertThat(AnalysisBacking.pasted(null)).isEmpty();
    assertThat(AnalysisBacking.pasted(" \n ")).isEmpty();
    assertThat(AnalysisBacking.pasted("a. b.c")).isEqualTo("a. b.c");
    assertThat(AnalysisBacking.pasted("https://acme.example/page"))
        .isEqualTo("https://acme.example/page");
    assertThat(AnalysisBacking.pasted("https://help.acme.example"))
        .isEqualTo("https://help.acme.example");
    assertThat(AnalysisBacking.pasted("?jwt=a.b.c")).isEqualTo("?jwt=a.b.c");
  }

  @Test
  void takesNoLongerForAbsurdText() {
    String long64 = "https://a/?" + "jwt=".repeat(200_000) + " ";
    assertThat(AnalysisBacking.pasted(long64)).isNotEmpty();
    assertThat(AnalysisBacking.pasted("http://".repeat(100_000))).isNotEmpty();
    assertThat(AnalysisBacking.pasted("http://a/" + "a.".repeat(100_000) + "!")).isNotEmpty();
  }
}
