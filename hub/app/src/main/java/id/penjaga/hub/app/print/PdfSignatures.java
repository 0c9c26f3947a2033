package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.PaperPart;
import java.util.ArrayList;
import java.util.List;

/// Signature blocks beside each other. They never stand alone on a page: whatever is printed before
/// them keeps its last lines for them.
final class PdfSignatures {
  private static final float SIZE = 9.5f;
  private static final float LINE = 11.5f;
  private static final float NOTE = 7;
  private static final float NOTE_LINE = 9;
  private static final float NUMBER = 8.5f;

  /// Room for a hand that signs on paper.
  private static final float HAND = 44;

  private static final float ABOVE = 8;
  private static final float BELOW = 10;

  private final PdfSheet sheet;
  private final int across;
  private final float column;
  private final List<List<Block>> rows = new ArrayList<>();

  /// The lines of one signature.
  private record Block(
      List<String> upper, List<String> signed, List<String> name, List<String> number) {
    /// Down to the name.
    float above() {
      return upper.size() * LINE + Math.max(signed.size() * NOTE_LINE, HAND);
    }

    float below() {
      return (name.size() + number.size()) * LINE;
    }
  }

  PdfSignatures(List<PaperPart.Signature> signatures, PdfSheet sheet) {
    this.sheet = sheet;
    across = Math.min(3, Math.max(2, signatures.size()));
    column = sheet.width / across;
    for (int first = 0; first < signatures.size(); first += across) {
      rows.add(
          signatures.subList(first, Math.min(signatures.size(), first + across)).stream()
              .map(this::block)
              .toList());
    }
  }

  private Block block(PaperPart.Signature one) {
    List<String> upper = new ArrayList<>(lines(one.place(), SIZE, false));
    upper.addAll(lines(one.office(), SIZE, false));
    return new Block(
        upper,
        lines(one.signed(), NOTE, false),
        lines(one.name().isEmpty() ? "(……………………………)" : one.name(), SIZE, true),
        one.number().isEmpty() ? List.of() : List.of("NIP " + one.number()));
  }

  private List<String> lines(String text, float size, boolean strong) {
    return sheet.fonts.wrap(text, column - 12, size, strong);
  }

  /// Down to the names, which stand on one line.
  private static float above(List<Block> row) {
    return row.stream().map(Block::above).max(Float::compare).orElse(0f);
  }

  private static float height(List<Block> row) {
    return ABOVE
        + above(row)
        + row.stream().map(Block::below).max(Float::compare).orElse(0f)
        + BELOW;
  }

  /// What they need of a page: all of them, unless that is half a page and more.
  float height() {
    float all = 0;
    for (List<Block> row : rows) {
      all += height(row);
    }
    return rows.isEmpty() ? 0 : all <= sheet.fullRoom() / 2 ? all : height(rows.getFirst());
  }

  void draw() {
    sheet.need(height());
    for (List<Block> row : rows) {
      float height = height(row);
      sheet.need(height);
      for (int i = 0; i < row.size(); i++) {
        // One alone stands at the right, as a letter is signed.
        int place = row.size() == 1 ? across - 1 : i;
        draw(row.get(i), sheet.left + (place + 0.5f) * column, sheet.y() - ABOVE, above(row));
      }
      sheet.down(height);
    }
  }

  private void draw(Block block, float middle, float from, float above) {
    float y = from;
    for (String line : block.upper()) {
      y -= LINE;
      sheet.writeCentred(line, middle, y, SIZE, false);
    }
    for (String line : block.signed()) {
      y -= NOTE_LINE;
      sheet.writeCentred(line, middle, y, NOTE, false);
    }
    y = from - above;
    for (String line : block.name()) {
      y -= LINE;
      sheet.writeCentred(line, middle, y, SIZE, true);
    }
    for (String line : block.number()) {
      y -= LINE;
      sheet.writeCentred(line, middle, y, NUMBER, false);
    }
  }
}
