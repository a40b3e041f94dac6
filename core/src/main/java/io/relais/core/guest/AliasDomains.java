package io.relais.core.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Domains under which partners hide their guests' addresses, a new one for each reservation; listed in alias-domains.txt. */
final class AliasDomains {
    private static final Set<String> DOMAINS = read();

    private AliasDomains() {}

    /** True when the address, in lower case, is of such a domain or one below it. */
    static boolean holds(String address) {
        String domain = address.substring(address.indexOf('@') + 1);
        while (!domain.isEmpty()) {
            if (DOMAINS.contains(domain)) {
                return true;
            }
            int dot = domain.indexOf('.');
            domain = dot < 0 ? "" : domain.substring(dot + 1);
        }
        return false;
    }

    private static Set<String> read() {
        try (var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AliasDomains.class.getResourceAsStream("alias-domains.txt")),
                StandardCharsets.UTF_8))) {
            return file.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of alias domains cannot be read", e);
        }
    }
}
