//! The headers of production as settings of the usual hosts. What they say is in `server::headers`; here is
//! only how each host wants it written.

use crate::server::headers::TYPES_TO_SET;
use serde_json::{Map, Value, json};

type Headers = [(&'static str, String)];

/// The files to lie beside the site: name and text.
pub fn all(headers: &Headers) -> [(&'static str, String); 5] {
    [
        ("_headers", crate::server::headers::for_static_hosts(headers)),
        (".htaccess", apache(headers)),
        ("web.config", iis(headers)),
        ("staticwebapp.config.json", azure(headers)),
        ("fairway.nginx.conf", nginx(headers)),
    ]
}

/// To be included in a `location` of nginx. `gzip_static` is part of most builds of it, `brotli_static` of few.
fn nginx(headers: &Headers) -> String {
    let mut text = String::from(
        "# Include this in the location that serves the folder:\n\
         #   location /fairway/ { alias /srv/fairway/; include /srv/fairway/fairway.nginx.conf; }\n\
         # and keep this file and the others with settings from being served:\n\
         #   location ~ /(fairway\\.nginx\\.conf|web\\.config|_headers)$ { return 404; }\n\
         index index.html;\n\
         gzip_static on;\n\
         gzip_vary on;\n\
         # Where the module is there: brotli_static on;\n",
    );
    for (name, value) in headers {
        text.push_str(&format!("add_header {name} \"{value}\" always;\n"));
    }
    text.push_str("include mime.types;\ntypes {\n");
    for (ending, media_type) in TYPES_TO_SET {
        text.push_str(&format!("    {media_type} {ending};\n"));
    }
    text.push_str("}\n");
    text
}

/// Needs `mod_headers`; serves the compressed copies where `mod_rewrite` is there.
fn apache(headers: &Headers) -> String {
    let mut text = String::from("DirectoryIndex index.html\n");
    for (ending, media_type) in TYPES_TO_SET {
        text.push_str(&format!("AddType {media_type} .{ending}\n"));
    }
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in headers {
        text.push_str(&format!("  Header always set {name} \"{value}\"\n"));
    }
    text.push_str("  <IfModule mod_rewrite.c>\n    RewriteEngine On\n");
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        text.push_str(&format!(
            "    RewriteCond %{{HTTP:Accept-Encoding}} {encoding}\n\
             \x20   RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n\
             \x20   RewriteRule ^(.+)\\.(html|css|js|json|wasm|svg|webmanifest|bin)$ $1.$2.{ending} [L]\n"
        ));
    }
    text.push_str("  </IfModule>\n");
    let types = ["html", "css", "js", "json", "wasm", "svg", "webmanifest", "bin"];
    for ending in types {
        let media_type = crate::server::headers::media_type(&format!("x.{ending}"));
        text.push_str(&format!(
            "  <FilesMatch \"\\.{ending}\\.(br|gz)$\">\n    ForceType \"{media_type}\"\n  </FilesMatch>\n"
        ));
    }
    for (ending, encoding) in [("br", "br"), ("gz", "gzip")] {
        text.push_str(&format!(
            "  <FilesMatch \"\\.{ending}$\">\n    RemoveType .{ending}\n    Header set Content-Encoding {encoding}\n\
             \x20   Header append Vary Accept-Encoding\n  </FilesMatch>\n"
        ));
    }
    text.push_str("</IfModule>\n<FilesMatch \"^(web\\.config|fairway\\.nginx\\.conf|_headers)$\">\n  Require all denied\n</FilesMatch>\n");
    text
}

/// For Microsoft's IIS.
fn iis(headers: &Headers) -> String {
    let mut custom = String::new();
    for (name, value) in headers {
        let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        custom.push_str(&format!(
            "        <remove name=\"{name}\" />\n        <add name=\"{name}\" value=\"{value}\" />\n"
        ));
    }
    let mut types = String::new();
    for (ending, media_type) in TYPES_TO_SET {
        types.push_str(&format!(
            "      <remove fileExtension=\".{ending}\" />\n      <mimeMap fileExtension=\".{ending}\" mimeType=\"{media_type}\" />\n"
        ));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n  <system.webServer>\n    <httpProtocol>\n      \
         <customHeaders>\n{custom}      </customHeaders>\n    </httpProtocol>\n    <staticContent>\n{types}      \
         <remove fileExtension=\".bin\" />\n      <mimeMap fileExtension=\".bin\" mimeType=\"application/octet-stream\" />\n    \
         </staticContent>\n    <security>\n      <requestFiltering>\n        <hiddenSegments>\n          \
         <add segment=\"fairway.nginx.conf\" />\n          <add segment=\"_headers\" />\n          <add segment=\".htaccess\" />\n        \
         </hiddenSegments>\n      </requestFiltering>\n    </security>\n  </system.webServer>\n</configuration>\n"
    )
}

/// For Azure Static Web Apps.
fn azure(headers: &Headers) -> String {
    let global: Map<String, Value> =
        headers.iter().map(|(name, value)| ((*name).to_string(), Value::from(value.as_str()))).collect();
    let types: Map<String, Value> = TYPES_TO_SET
        .iter()
        .map(|(ending, media_type)| (format!(".{ending}"), Value::from(*media_type)))
        .collect();
    let hidden = ["/web.config", "/fairway.nginx.conf", "/_headers", "/.htaccess"];
    let routes: Vec<Value> = hidden.iter().map(|route| json!({"route": route, "statusCode": 404})).collect();
    format!("{:#}\n", json!({"globalHeaders": global, "mimeTypes": types, "routes": routes}))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::headers;

    #[test]
    fn every_host_is_told_every_header_and_type() {
        let sites = ["https://intra.example".to_string()];
        let headers = headers::all_with(&sites).unwrap_or_default();
        assert!(
            headers.iter().any(|(_, value)| value.ends_with("frame-ancestors 'self' https://intra.example"))
        );
        for (file, text) in all(&headers) {
            for (name, value) in &headers {
                let value = if file == "web.config" { value.replace('"', "&quot;") } else { value.clone() };
                let told = text.lines().any(|line| line.contains(name) && line.contains(&value));
                assert!(told, "{file} lacks {name}: {value}\n{text}");
            }
            for (ending, media_type) in TYPES_TO_SET {
                assert!(text.contains(media_type) && text.contains(ending), "{file} lacks {ending}");
            }
        }
    }

    #[test]
    fn what_is_xml_or_json_is_well_formed() {
        let headers = headers::all();
        let xml = iis(&headers);
        let config = roxmltree::Document::parse(&xml);
        let add = |node: &roxmltree::Node| node.has_tag_name("add") && node.attribute("value").is_some();
        let count = config.map(|config| config.descendants().filter(add).count());
        assert_eq!(count, Ok(headers.len()), "{xml}");
        let json: Result<Value, _> = serde_json::from_str(&azure(&headers));
        let told = json.ok().and_then(|json| Some(json["globalHeaders"].as_object()?.len()));
        assert_eq!(told, Some(headers.len()));
    }

    #[test]
    fn no_value_ends_its_quotes() {
        // nginx and Apache have them in double quotes, and nginx puts variables in after a dollar sign.
        for (name, value) in headers::all() {
            assert!(!value.contains(['"', '$', '\\', '\n']), "{name}: {value}");
        }
    }
}
