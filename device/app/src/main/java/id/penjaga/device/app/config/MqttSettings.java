package id.penjaga.device.app.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How to reach the broker.
///
/// @param url `tcp://host:port` or `ssl://host:port`
/// @param user null when the broker asks for none
/// @param passwordFile holds the password in its first line; null when there is no user
/// @param caFile certificates to trust with `ssl://`; null for those of the Java runtime
public record MqttSettings(
    String url, @Nullable String user, @Nullable Path passwordFile, @Nullable Path caFile) {}
