package fr.paraphe.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What chains the lines: SHA-256 over the hash of the line before and everything that the line says, each part with its length before it so that no two lines
 * read alike. Values enter by their salted digests alone, so that erasing a value leaves the hash as it was.
 */
final class Seal {

    private Seal() {
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return null for a null value, which has no digest */
    static String digest(String salt, String value) {
        return value == null ? null : sha256(salt + value);
    }

    static String hash(String previous, AuditLine line) {
        Parts parts = new Parts();
        parts.add(previous).add(line.chain()).add(Long.toString(line.position())).add(line.at()).add(line.account()).add(line.inPlaceOf()).add(line.door())
            .add(line.kind()).add(line.subject());
        for (AuditLine.Value value : line.values()) {
            parts.add(value.field()).add(value.oldDigest()).add(value.newDigest());
        }
        return parts.hash();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class Parts {

        private final MessageDigest digest = digest();

        Parts add(String part) {
            byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
            digest.update(((part == null ? "-" : String.valueOf(bytes.length)) + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
            return this;
        }

        Parts add(Instant instant) {
            return add(instant.toString());
        }

        String hash() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** Of an entry's values that are there: does each still have the digest that the line was sealed with? */
    static boolean valuesStand(List<AuditLine.Value> values) {
        return values.stream().allMatch(value -> value.salt() == null
            || equal(digest(value.salt(), value.oldValue()), value.oldDigest()) && equal(digest(value.salt(), value.newValue()), value.newDigest()));
    }

    private static boolean equal(String one, String other) {
        return one == null ? other == null : one.equals(other);
    }
}
