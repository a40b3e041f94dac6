package io.relais.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    @Test
    void the_page_tells_every_setting_as_it_is() throws IOException {
        if (Boolean.getBoolean("relais.write")) {
            ConfigurationPage.update();
        }
        assertThat(Files.readString(ConfigurationPage.target()))
                .as("docs/configuration.md; write it anew with -Drelais.write=true")
                .isEqualTo(ConfigurationPage.write())
                .contains("| `relais.limits.per-minute` | `RELAIS_LIMITS_PER_MINUTE` | `120` |")
                .contains("| `relais.db.url` | `RELAIS_DB_URL` | - |");
    }
}
