package id.penjaga.device.sim;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A person with a badge. All invented; the numbers are the last five bytes of those in the
/// fixtures, because an EM4100 badge has five.
///
/// @param name how the story calls them
/// @param role what they are at the example site
/// @param badge ten hex digits
public record CastMember(String name, String role, String badge) {
  public static final CastMember STAFF =
      new CastMember("staff", "Staf ruang server 1", "B2C3D4E501");
  public static final CastMember ADMINISTRATOR =
      new CastMember("administrator", "Administrator ruang server 1", "B2C3D4E502");
  public static final CastMember VISITOR =
      new CastMember("visitor", "Tamu vendor AC 1", "B2C3D4E5F1");
  public static final CastMember VENDOR =
      new CastMember("vendor", "Tamu vendor AC 2", "B2C3D4E5F2");

  /// Comes for a short visit, and stays longer.
  public static final CastMember TECHNICIAN =
      new CastMember("technician", "Teknisi UPS", "B2C3D4E5F4");

  /// Another badge of the administrator's, which gets lost: whoever finds it tries it.
  public static final CastMember SPARE =
      new CastMember("spare", "Kartu cadangan administrator", "B2C3D4E504");

  /// On no roster.
  public static final CastMember STRANGER = new CastMember("stranger", "(unknown)", "00DEADBEEF");

  public static final List<CastMember> CAST =
      List.of(STAFF, ADMINISTRATOR, VISITOR, VENDOR, TECHNICIAN, SPARE, STRANGER);

  public static Optional<CastMember> named(String name) {
    return CAST.stream().filter(person -> person.name.equals(name)).findFirst();
  }

  /// The raw number as the reader's driver gives it: five bytes.
  public byte[] badgeBytes() {
    return HexFormat.of().parseHex(badge);
  }
}
