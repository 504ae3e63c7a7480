package io.reprise.api.publication;

import io.reprise.api.Drafts;
import io.reprise.api.RepriseProperties;
import io.reprise.api.job.KindOfWork;
import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.publication.PublicationTarget;
import io.reprise.storage.publication.Archives;
import io.reprise.storage.publication.FolderTarget;
import io.reprise.storage.publication.PublicationRows;
import io.reprise.storage.publication.ZipTarget;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rows of publications, where they are delivered to, and the node's part in doing so. */
@Configuration(proxyBeanMethods = false)
class PublicationWiring {
    @Bean
    PublicationRows publicationRows(DataSource dataSource) {
        return new PublicationRows(dataSource);
    }

    @Bean
    Archives archives(DataSource dataSource) {
        return new Archives(dataSource);
    }

    @Bean
    PublicationTarget zipTarget(BlobStore blobs, Archives archives, Drafts drafts) {
        return new ZipTarget(blobs, archives, drafts::directory);
    }

    @Bean
    PublicationTarget folderTarget(RepriseProperties properties, BlobStore blobs) {
        Path configured = properties.deliveries();
        Path directory = configured == null ? properties.data().resolve("deliveries") : configured;
        return new FolderTarget(directory.toAbsolutePath(), blobs);
    }

    @Bean
    KindOfWork delivering(DeliverPublications deliver) {
        return new KindOfWork(DeliverPublications.KIND, deliver);
    }
}
