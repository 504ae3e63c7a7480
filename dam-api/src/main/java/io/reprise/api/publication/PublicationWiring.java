package io.reprise.api.publication;

import io.reprise.storage.publication.PublicationRows;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PublicationWiring {
    @Bean
    PublicationRows publicationRows(DataSource dataSource) {
        return new PublicationRows(dataSource);
    }
}
