package id.penjaga.hub.app.web.kiosk;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/// A signature drawn on the screen: the strokes of a finger, made a picture here. A browser sends
/// no picture, so that nothing of it has to be trusted; the same strokes are the same bytes.
///
/// Strokes are lines of points `x,y` with blanks between, in pixels of a field of [#WIDTH] by
/// [#HEIGHT], one stroke after another with semicolons between.
final class DrawnSignature {
  static final int WIDTH = 600;
  static final int HEIGHT = 240;

  /// The longest that a hand draws in a minute.
  static final int MOST_LETTERS = 60_000;

  /// A dot is a slip of the finger.
  private static final int FEWEST_POINTS = 6;

  private final Path2D.Float path;

  private DrawnSignature(Path2D.Float path) {
    this.path = path;
  }

  /// Reads strokes; empty when they are none, or too few to be a signature.
  static Optional<DrawnSignature> of(String strokes) {
    if (strokes.length() > MOST_LETTERS) {
      return Optional.empty();
    }
    Path2D.Float path = new Path2D.Float();
    int points = 0;
    for (String stroke : strokes.split(";")) {
      boolean first = true;
      for (String point : stroke.split(" ")) {
        int comma = point.indexOf(',');
        int x = number(point, 0, comma);
        int y = number(point, comma + 1, point.length());
        if (comma < 0 || x < 0 || y < 0) {
          return Optional.empty();
        }
        if (first) {
          path.moveTo(x, y);
        }
        path.lineTo(Math.min(WIDTH, x), Math.min(HEIGHT, y));
        first = false;
        points++;
      }
    }
    return points < FEWEST_POINTS ? Optional.empty() : Optional.of(new DrawnSignature(path));
  }

  /// A number of one to three digits; -1 when it is none.
  private static int number(String text, int from, int until) {
    int length = until - from;
    if (length < 1 || length > 3) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < until; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = 10 * number + digit - '0';
    }
    return number;
  }

  /// Writes it as a PNG file of its own; whoever called deletes it.
  Path write(Path folder) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, WIDTH, HEIGHT);
      pen.setColor(Color.BLACK);
      pen.setStroke(new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      pen.draw(path);
    } finally {
      pen.dispose();
    }
    try {
      Path file = Files.createTempFile(folder, "signature", ".png");
      ImageIO.write(image, "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("a signature cannot be written", e);
    }
  }
}
