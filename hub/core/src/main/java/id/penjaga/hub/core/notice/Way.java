package id.penjaga.hub.core.notice;

/// One way to reach somebody.
///
/// @param channel name of a channel in the configuration
/// @param address of theirs there: a mail address, a number, an identity
public record Way(String channel, String address) {}
