package dev.gatehouse.console.operator;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the page draws it, in SVG: no picture to fetch, so that no address ever holds what
 * the code says.
 *
 * @param size of each side in modules, with the quiet zone of four that readers need
 * @param path of the dark modules
 */
public record QrDrawing(int size, String path) {
  private static final int QUIET = 4;

  static QrDrawing of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(',').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrDrawing(code.size + 2 * QUIET, path.toString());
  }
}
