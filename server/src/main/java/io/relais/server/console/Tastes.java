package io.relais.server.console;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Locale;

/** Language and theme of somebody who has not signed in, or has not chosen. */
final class Tastes {
    static final List<String> THEMES = List.of("auto", "light", "dark");

    private Tastes() {}

    static String theme(ContainerRequestContext request) {
        return Cookies.find(request, Cookies.THEME).filter(THEMES::contains).orElse("auto");
    }

    /** The language chosen before on this device, else the first one of the browser's that we speak. */
    static String language(ContainerRequestContext request) {
        return Cookies.find(request, Cookies.LANGUAGE)
                .filter(Texts.LANGUAGES::contains)
                .orElseGet(() -> request.getAcceptableLanguages().stream()
                        .map(Locale::getLanguage)
                        .filter(Texts.LANGUAGES::contains)
                        .findFirst()
                        .orElse(Texts.LANGUAGES.getFirst()));
    }
}
