package dev.gatehouse.tenant.logo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoTypeTest {
  private static final String OPEN = "<svg xmlns=\"http://www.w3.org/2000/svg\">";

  @Test
  void knowsPicturesByTheirContent() {
    assertThat(LogoType.of("\u0089PNG\r\n\u001a\n...".getBytes(ISO_8859_1))).contains(LogoType.PNG);
    assertThat(LogoType.of("\u00ff\u00d8\u00ff\u00e0".getBytes(ISO_8859_1)))
        .contains(LogoType.JPEG);
    assertThat(LogoType.of("RIFF....WEBPVP8L".getBytes(ISO_8859_1))).contains(LogoType.WEBP);
    assertThat(LogoType.of((OPEN + "</svg>").getBytes(UTF_8))).contains(LogoType.SVG);
    assertThat(
            LogoType.of(
                ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + OPEN + "</svg>").getBytes(UTF_16)))
        .contains(LogoType.SVG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GIF89a",
        "\u0089PN",
        "RIFF....WAVEfmt ",
        "<!DOCTYPE html><html><body>hello</body></html>",
        "<svg></svg>",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
        "{}"
      })
  void knowsNothingElse(String content) {
    assertThat(LogoType.of(content.getBytes(ISO_8859_1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<path d=\"M0 0\" fill=\"#123456\"/>",
        "<style>path { fill: red }</style><path class=\"a\" d=\"M0 0\"/>",
        "<defs><g id=\"a\"/></defs><use href=\"#a\"/>",
        "<path id=\"a\"/><clipPath id=\"b\"><use href=\"#a\"/></clipPath><g><use href=\"#a\"/></g>",
        "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>",
        "<title>Acme</title><text>Acme &amp; Sons</text>",
        "<metadata xmlns:x=\"adobe:ns:meta/\"><?xpacket begin='r'?><x:xmpmeta/></metadata>"
      })
  void takesSvgThatDraws(String inner) {
    assertThat(LogoType.of((OPEN + inner + "</svg>").getBytes(UTF_8))).contains(LogoType.SVG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">alert(1)</s:script>",
        "<path onload=\"alert(1)\"/>",
        "<path ONCLICK=\"alert(1)\"/>",
        "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
        "<a href=\"javascript:alert(1)\"><path/></a>",
        "<a xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\" JavaScript:alert(1)\"/>",
        "<image href=\"https://evil.example/pixel.png\"/>",
        "<image href=\"data:image/svg+xml,%3Csvg/%3E\"/>",
        "<image href=\"data:text/html,x\"/>",
        "<use href=\"//evil.example/a.svg#b\"/>",
        "<a><set attributeName=\"href\" to=\"javascript:alert(1)\"/></a>",
        "<g id=\"a\"/><g id=\"b\"><use href=\"#a\"/><use href=\"#a\"/></g><use href=\"#b\"/>",
        "<g id=\"a\"/><g><g id=\"b\"><use href=\"#a\"/></g></g><use href=\" #b \"/>",
        "<g id=\"a\"/><g id=\"b\"><use href=\"#a\"/></g><use href=\"#%62\"/>",
        "&undeclared;",
        "<path>",
        "<?xml-stylesheet href=\"https://evil.example/a.css\"?>"
      })
  void refusesSvgThatActs(String inner) {
    assertThat(LogoType.of((OPEN + inner + "</svg>").getBytes(UTF_8))).isEmpty();
  }

  @Test
  void refusesSvgThatDrawsMuchOfItselfOften() {
    String much = "<g id=\"a\">" + "<path/>".repeat(600) + "</g>";
    String often = "<use href=\"#a\"/>".repeat(100);

    assertThat(LogoType.of((OPEN + much + "</svg>").getBytes(UTF_8))).contains(LogoType.SVG);
    assertThat(LogoType.of((OPEN + often + "</svg>").getBytes(UTF_8))).contains(LogoType.SVG);
    assertThat(LogoType.of((OPEN + much + often + "</svg>").getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg>",
        "<!DOCTYPE svg [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>",
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"https://evil.example/svg11.dtd\">"
      })
  void refusesDocumentTypes(String prologue) {
    assertThat(LogoType.of((prologue + OPEN + "</svg>").getBytes(UTF_8))).isEmpty();
  }
}
