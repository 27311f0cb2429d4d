BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'0001_book','2026-11-28 23:25:09',1,X'7D8F024C6C5684572A659BF79080CB8562D60F16DB200314DA27884B9B177297F15D8D2CFF3266EAE2F45E8CFC8B8B68',1844588);
INSERT INTO "_sqlx_migrations" VALUES(2,'0002_identity','2026-11-28 23:25:09',1,X'E4A02089DACBA8FD72742C1843F966E010F13D3A80EA9430D4960F3E7E720F7B0AD7D7CE57C820E2AA5DE80E53C388A4',3971966);
INSERT INTO "_sqlx_migrations" VALUES(3,'0003_finance','2026-11-28 23:25:09',1,X'39A1EAED7C025FADE0BB7877C65EF8715840E044371DC198BBD04AA29B1CF8AD52BB6F35D0B5F8B5198B06E48AA3E0DC',4244964);
INSERT INTO "_sqlx_migrations" VALUES(4,'0004_parties','2026-11-28 23:25:09',1,X'8B143E0EDF5169103C1151AF54F3C3549A6C19097820685CB815461635C07C4992ADE5632B486C593BDD6DB7D24D958F',6290538);
INSERT INTO "_sqlx_migrations" VALUES(5,'0005_inventory','2026-11-28 23:25:09',1,X'38D9A544C06133039DADC5C1F69267D45ED0632D7A3FDD708C6388FEDAED05ABC546EB56B6D541323758754196536C6F',3610849);
INSERT INTO "_sqlx_migrations" VALUES(6,'0006_sales','2026-11-28 23:25:09',1,X'226E9832C3843F8531727A85B2A58681E6304BBE3659486D05A6D8C8FAFDCBA2BE2BEA435372D3A4519794F9C1DBE6BE',4848288);
INSERT INTO "_sqlx_migrations" VALUES(7,'0007_tax','2026-11-28 23:25:09',1,X'F7A4D85095823AFD9E8B91C5B69BFB7103B8BA387467C9F0D895AC7D7C4BA45C47ADCBDFC0AF9CE1F195E03C3DC3672C',3260599);
INSERT INTO "_sqlx_migrations" VALUES(8,'0008_notifications','2026-11-28 23:25:09',1,X'E35476BE67871B074EC399AF6F2CF02101FF9D592ACB2883FACEF89DF60CF592F0B7DED8A31655A375E1DF0E06B30686',3648223);
INSERT INTO "_sqlx_migrations" VALUES(9,'0009_to_deliver','2026-11-28 23:25:09',1,X'F57544840A2A7A18EB65462255E1A629F7BFC3305BD18AA0697B2C608451A0C67838324A79DD38C629A6FA77BC369B29',790940);
INSERT INTO "_sqlx_migrations" VALUES(10,'0010_settlement','2026-11-28 23:25:09',1,X'8DD556BBA2417C6490B5B335DF875EB426B6871CF3B6F075AAE5AED9D31FF46E998CD8526BF89522FFB5C3E1720885AC',1417752);
INSERT INTO "_sqlx_migrations" VALUES(11,'0011_tax_corrections','2026-11-28 23:25:09',1,X'061D42612811FFC813B6BE83B92B18773AE4646579A481C8436D423DBC950D0D103300B4F9C4943FD14930D9380E1027',18380671);
INSERT INTO "_sqlx_migrations" VALUES(12,'0012_stock_reversal','2026-11-28 23:25:09',1,X'92E56864B0470C22363488EB185277FF20C864B9947949CF5779F166A524C502F7095377C7435F64A06413E571D0BE60',12824588);
INSERT INTO "_sqlx_migrations" VALUES(13,'0013_words','2026-11-28 23:25:09',1,X'A6EB1E3B204DE1A8528E854A25D5501121CDCB9DDE6B357EC959DC3DAB93EFE574DB039AE895924C74EE08F33C20FE68',3849545);
CREATE TABLE blob (
  hash        BLOB  not null primary key,
  size        INTEGER not null,
  salt        BLOB,
  bytes       BLOB
) STRICT;
INSERT INTO "blob" VALUES(X'C7944B657BB6D603A548C4A1D708B00F3A596DD57FD9E8643D736FAF45AE4C14',5,X'01A2247A113A771AB634FD6FF2B3A053',X'6F776E6572');
INSERT INTO "blob" VALUES(X'82EB726C6CDAA857795F8E3A29605C8DEEBDCBF5043B9A24E111322E1D46F5F0',13,X'01A2247A113A771AB634FD709572D398',X'416E6E696B61204272616E6474');
INSERT INTO "blob" VALUES(X'64E2C130527349490DFAAA5BCC66E6C6DFF8F52EC2394CF5CC280E35850CC5FC',30,X'01A2247A119672DE929BD809B42796EB',X'416D7473676572696368742048616D627572672048524220393939303031');
INSERT INTO "blob" VALUES(X'F9BAC8C0E9CB9D90643C8EA5AB41F6BE30FE85DCF09A0B903C959F218A87AD70',5,X'01A2247A11D1723D8F79CF5B7627DF16',X'6C61676572');
INSERT INTO "blob" VALUES(X'4A879D4CEEDA83506BA90AB6DD6886F06961EF63241B18D0E70F449F725C01D8',5,X'01A2247A11D1723D8F79CF5C06D99C58',X'4AC3B6726E');
INSERT INTO "blob" VALUES(X'98745228EB758016E17BA1484248B53299446D208B8B283A0A99909CEED63BEC',8,X'01A2247A12357593AFD43824C0E232E4',X'61757368696C6665');
INSERT INTO "blob" VALUES(X'67F6B5ABBC3443AF62FC6C56EC2EDB85F024C2DF3B87876A95016E6E6187ECAE',3,X'01A2247A12357593AFD43825469E22F3',X'4F6C65');
INSERT INTO "blob" VALUES(X'117B3799C636EB6F803B3DE52D05EE619509062F412950FA0093F80B14A9A7D3',8,X'01A2247A124072C2918344CDE26D4DF2',X'61757368696C6665');
INSERT INTO "blob" VALUES(X'912DDD8991DB3DCC43B2D2EB9C26C7E16972FB10588650B3C2C12E5189B122EA',3,X'01A2247A124072C2918344CE1C3333CE',X'4F6C65');
INSERT INTO "blob" VALUES(X'1842806F6E9AFE836E605BC2E5F545163FBA3C9667E95485C9069C41CBC9A85D',12,X'01A2247A125475E5A19DABF02880DC2D',X'4AC3B6726E2048616E73656E');
INSERT INTO "blob" VALUES(X'9544138C8DFD88D941D77B4EC480E1355E3191416F70065DF03C45EFDB489349',5,X'01A2247A125475E5A19DABF1ACAB1D7A',X'4AC3B6726E');
INSERT INTO "blob" VALUES(X'EDD1B3689E5D2589C9CDABE5F3A56391D644FF0547BACBC964619DF48746B07C',5,X'01A2247A125475E5A19DABF2C50E8E5A',X'6C61676572');
INSERT INTO "blob" VALUES(X'00C81AB80C1D7F9D0911FA2ADA2197D73BB679F46EFEE98FEBB1E1C25A140FBD',7,X'01A2247A16E176F89DA24BB0E4E31AFB',X'44C3B66D69747A');
INSERT INTO "blob" VALUES(X'5B1DBC4D141B7B19754B6CCB86EC4CDB23EDA1039E28589B925A529A99664B84',13,X'01A2247A16E176F89DA24BB182545FA6',X'4772C3BC6E6572205765672037');
INSERT INTO "blob" VALUES(X'6876F09EAE836503C129B4F22C7E69B5CCF1A504109851E8EEDCDABF1898AE91',5,X'01A2247A16E176F89DA24BB22710FB9D',X'3031303637');
INSERT INTO "blob" VALUES(X'BBDE375F7172601F8A77EFCEEAA578FD2FA293ECB8039ABF17D715D7A6548FB5',20,X'01A2247A16E176F89DA24BB38EA5511C',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'E49F5A33437317622C83CAE39432AC691993C534EA4D1A5197FC56C14A2E2EB7',7,X'01A2247A16F4726BA3E480B906CDB3B1',X'44C3B66D69747A');
INSERT INTO "blob" VALUES(X'A021E996404D40F56793C2CDF33954F913D50250B9D41D843253F15E67478FF9',13,X'01A2247A16F4726BA3E480BAC389B2FA',X'4772C3BC6E6572205765672038');
INSERT INTO "blob" VALUES(X'954BFDCA85E01E4253F68104058AC0DA7A257175685AE4B03A22CADB94D059A4',5,X'01A2247A16F4726BA3E480BB6DA426C9',X'3031303637');
INSERT INTO "blob" VALUES(X'1B1939A4597F68396E925ABF2C7DAE0FA97FFBE699EF604D05EA7641C82181D8',17,X'01A2247A16F4726BA3E480BC9E421944',X'6B61737365406578616D706C652E6F7267');
INSERT INTO "blob" VALUES(X'605EE058970A73DD780EBA233ED8D1B0D460238C175D90E3F1CC726C089D5EBD',20,X'01A2247A1915773CBFD873C75D5CC56E',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'D65BAB23AC483CD22608602EA21D6A06589F35AB310AB80A992C4ED0CAD0B14F',20,X'01A2247A192B77029C6BF03A9E82A209',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'9C8868C229D7EEE4199593131E215349B38372894226CD3289E99AF71C036FB5',20,X'01A2247A199E72429213F82A8737CCA7',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'7C88B81EBA6972EB589AB70A1FAC49F6AD60B004AFD1C52598654209B0E8041F',20,X'01A2247A19A87487B469246051162401',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'85DE8ABF3197C7440CEE7DF5ABD4C606BBB12BD72859A5C43ABCD6550E0A087F',20,X'01A2247A19BD75A8A26A518167D10F63',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'C6A9D4ED3712BC3EB61C4F64D29CE28BB84956187499854171B6855153C603F1',20,X'01A2247A19C57281A75148933D419D4E',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'393B3D453AE376EE88AF3BBE0A8025ED9A919F1F9F0663CCFE807178712BF2DD',20,X'01A2247A19DF7417BCBE142FF467C7FD',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'1DCED67C76AE1D58A3C7B229415BD95CD82E67B66164F6F6A3252E84DECB1A62',20,X'01A2247A19F177A3A384F4F8EECFBEAE',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'D00416E231D84C62FAF4E2776A8A0206BD14E46C9DBAC755E862F65425383EA6',20,X'01A2247A19F2737395E065918FB696D6',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'C2081140265967FBB5916DDE291CEEDFE638D1E3A73E76E92DD877205D2D8FDF',20,X'01A2247A1A1F75FFBC17447DD3B67A90',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'9C67BC169C7B104D5CDB7B12F7C57F0ACF36290A1444C25B16F8B1C01436B245',27,X'01A2247A1A7B7026AEEA79B5627A19AE',X'4772C3BC6E65722057656720380A30313036372044C3B66D69747A');
INSERT INTO "blob" VALUES(X'B712FC636CA6813B9B3529C8D049CF074C69A140A343CCE41AB1AE4161D321D3',20,X'01A2247A1A7C7744B29D7C2855B30F27',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'C902D4CCE5A50CB7C7B4F662C1EF5D26652952882CC50F0F38696FDAEC9EFE5C',27,X'01A2247A1AA177AE8334353073417417',X'4772C3BC6E65722057656720380A30313036372044C3B66D69747A');
INSERT INTO "blob" VALUES(X'0C89A30DD8793003FDA89B3D60F112816B6689F5BD449E275ACEF504D63E0F5D',20,X'01A2247A1AA177AE8334353101F65F80',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'9D5504FAF5FB36F941619ADA30BF73FE083EABFF0FB8B3524AE1B39FDDB351D4',27,X'01A2247A1AB875329B0B3F0197398436',X'4772C3BC6E65722057656720380A30313036372044C3B66D69747A');
INSERT INTO "blob" VALUES(X'3F22613F9EB423784FF44D1A1D3A5024E1FF181CDD9EEA3835C1059B9E90DA1B',20,X'01A2247A1AB875329B0B3F02B6DD72A5',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'0819BFCB5178A7B4A5B647AA10876A0C35BEDA1C39FD55A980D3CB2C69320FC6',27,X'01A2247A1BFB74B5924C6C1E72ACCDA4',X'4772C3BC6E65722057656720380A30313036372044C3B66D69747A');
INSERT INTO "blob" VALUES(X'81EFF314DF33FF4BC278A775EC9D031729EA1D501FDF52EB84754C34CCDC3AD3',20,X'01A2247A1BFB74B5924C6C1FB730C5F5',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'347947BD9B099FCFB74CF2923559297C15D56A0FC020D50994FB249DAA98457C',30,X'01A2247A1BFB74B5924C6C20BCF9677A',X'416D7473676572696368742048616D627572672048524220393939303031');
INSERT INTO "blob" VALUES(X'548DAA434C4C2F174271E698DA8C2EE3FAA77016AA876BEFC896BDF946C2D352',20,X'01A2247A1D16731B849353E0527F4FF0',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'024D4904AD453813330AF81F0F68736AE032CD18CA3A4EF6C6E89381C8DA248E',27,X'01A2247A1D397183A76766BA9B2805DE',X'4772C3BC6E65722057656720380A30313036372044C3B66D69747A');
INSERT INTO "blob" VALUES(X'7D53773029B8D149FF4981D7271AAC5031C96F52D6B245C08C6375B5EDE1037F',20,X'01A2247A1D397183A76766BB40B8F304',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'D2EF8176518FF2EA8A29787821684FD75FDC46BB3CB1C39CF29F5451D587CF09',30,X'01A2247A1D397183A76766BC37FD703C',X'416D7473676572696368742048616D627572672048524220393939303031');
INSERT INTO "blob" VALUES(X'406EA0AE537B6AAEBDF5C17789539C9C35C069BCB6855CC87474BC56DEE0A468',20,X'01A2247A1D63772E8CCC74ABB12A143B',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'93E42A67B5943EB6546B1EADDF6EC74C0BF7B72B302D532620FAFA3197DE7EE1',20,X'01A2247A1D83761FAA9DA801285C7597',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'1FDB8856680F6243BD46C7CA640A0152203DE6953240F78D443C9C6B06288485',20,X'01A2247A1D9274119054AD5B7901B3CB',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'AA265330087415BBAD53C4FDC27D0D1EB4775AD2D7CAE70472EAA35F878BE81F',20,X'01A2247A1D9F77178031B3A9B81B404C',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'9081559281CC664E59AE537EB131A701607D42A90B320FC8D051645705CE0681',20,X'01A2247A1DBD7427AC8F72639EB1A414',X'C3847066656C20262053C3B6686E6520476D6248');
INSERT INTO "blob" VALUES(X'F88A60F13E7FD3A01F7B748A4B9EE598C65CF2E57769CF1A0DE03670DD3BF15F',16,X'01A2247A1E4773269EE8A6354F9191BE',X'C39C6265726E6F6D6D656E20476D6248');
CREATE TABLE book_lease (
  name        TEXT   not null primary key,
  holder      BLOB   not null,
  until       INTEGER not null
) STRICT;
CREATE TABLE book_node (
  one         INTEGER not null primary key check (one = 1),
  tenant_id   BLOB   not null,
  node_id     BLOB   not null,
  epoch       INTEGER not null,
  created_at  INTEGER not null
) STRICT;
INSERT INTO "book_node" VALUES(1,X'01A2247A1015747FB7E92403C5331A16',X'01A2247A1015747FB7E924044E627B4F',1,1795908309013526);
CREATE TABLE call_answer (
  actor_id     BLOB   not null,
  call_key     TEXT   not null,
  request_hash BLOB  not null,
  answered_at  INTEGER not null,
  answer       TEXT   not null,
  primary key (actor_id, call_key)
) STRICT;
INSERT INTO "call_answer" VALUES(X'01A2247A1129725A90D0178DC907F42E','import-2a9f5146767331e891811c4e98effc2f',X'A928BCCA1D00C0CE18894A7408D577EF1F721D3E60D610B6F709310D2EF3A934',1795908312646866,'1');
CREATE TABLE fact (
  fact_no     INTEGER not null primary key,
  id          BLOB   not null unique,
  hlc         INTEGER not null,
  envelope    TEXT   not null,
  body        TEXT   not null
) STRICT;
INSERT INTO "fact" VALUES(1,X'01A2247A113A771AB634FD71D269EE3E',1795908309280787,'{"kinds":["identity.company.created@1","identity.user.created@1","identity.user.password_set@1","identity.role.granted@1","finance.chart.installed@1"],"call":"identity.company.create","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309280787,"at":"2026-11-28T23:25:09.280787Z","company":null,"docs":[{"kind":"identity.user","id":"01a2247a-1129-725a-90d0-178dc907f42e"},{"kind":"identity.company","id":"01a2247a-1128-7093-8f0f-64e0edacd5d2"}],"call_key":null}','{"events":[{"kind":"identity.company.created@1","body":{"id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","name":"Hansen Werkzeuge GmbH","country":"DE","currency":"EUR","fiscal_start_month":1,"pack":"de-skr03@2","demo":false,"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","branch_code":"1","branch_name":"Hamburg"}},{"kind":"identity.user.created@1","body":{"id":"01a2247a-1129-725a-90d0-178dc907f42e","language":"de","login":{"$blob":"c7944b657bb6d603a548c4a1d708b00f3a596dd57fd9e8643d736faf45ae4c14","size":5},"name":{"$blob":"82eb726c6cdaa857795f8e3a29605c8deebdcbf5043b9a24e111322e1d46f5f0","size":13}}},{"kind":"identity.user.password_set@1","body":{"user_id":"01a2247a-1129-725a-90d0-178dc907f42e"}},{"kind":"identity.role.granted@1","body":{"id":"01a2247a-1129-725a-90d0-178ef4b89d0f","user_id":"01a2247a-1129-725a-90d0-178dc907f42e","role":"owner","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":null}},{"kind":"finance.chart.installed@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","pack":"de-skr03@2","accounts":[{"code":"0027","name":"EDV-Software","account_type":"asset","group_code":"00","control":null,"id":"01a2247a-1129-725a-90d0-178fe74b044e","active":true},{"code":"0090","name":"Geschäftsbauten","account_type":"asset","group_code":"00","control":null,"id":"01a2247a-1129-725a-90d0-17901eeea0d6","active":true},{"code":"0200","name":"Technische Anlagen und Maschinen","account_type":"asset","group_code":"02","control":null,"id":"01a2247a-1129-725a-90d0-17914bd99e1c","active":true},{"code":"0320","name":"Pkw","account_type":"asset","group_code":"03","control":null,"id":"01a2247a-1129-725a-90d0-1792e0838b9e","active":true},{"code":"0350","name":"Lkw","account_type":"asset","group_code":"03","control":null,"id":"01a2247a-1129-725a-90d0-17938f4adfa8","active":true},{"code":"0400","name":"Betriebsausstattung","account_type":"asset","group_code":"04","control":null,"id":"01a2247a-1129-725a-90d0-17944a560406","active":true},{"code":"0410","name":"Geschäftsausstattung","account_type":"asset","group_code":"04","control":null,"id":"01a2247a-1129-725a-90d0-1795f8ada11f","active":true},{"code":"0420","name":"Büroeinrichtung","account_type":"asset","group_code":"04","control":null,"id":"01a2247a-1129-725a-90d0-179626cb56c6","active":true},{"code":"0440","name":"Werkzeuge","account_type":"asset","group_code":"04","control":null,"id":"01a2247a-1129-725a-90d0-17973939f188","active":true},{"code":"0450","name":"Einbauten in fremde Grundstücke","account_type":"asset","group_code":"04","control":null,"id":"01a2247a-1129-725a-90d0-1798687789f3","active":true},{"code":"0480","name":"Geringwertige Wirtschaftsgüter","account_type":"asset","group_code":"04","control":null,"id":"01a2247a-1129-725a-90d0-179980989e6d","active":true},{"code":"0490","name":"Sonstige Betriebs- und Geschäftsausstattung","account_type":"asset","group_code":"04","control":null,"id":"01a2247a-1129-725a-90d0-179af14962e1","active":true},{"code":"0630","name":"Verbindlichkeiten gegenüber Kreditinstituten","account_type":"liability","group_code":"06","control":null,"id":"01a2247a-1129-725a-90d0-179b4bb1f685","active":true},{"code":"0730","name":"Verbindlichkeiten gegenüber Gesellschaftern","account_type":"liability","group_code":"07","control":null,"id":"01a2247a-1129-725a-90d0-179cb48a7864","active":true},{"code":"0800","name":"Gezeichnetes Kapital","account_type":"equity","group_code":"08","control":null,"id":"01a2247a-1129-725a-90d0-179d7b255930","active":true},{"code":"0840","name":"Kapitalrücklage","account_type":"equity","group_code":"08","control":null,"id":"01a2247a-1129-725a-90d0-179e3d432ece","active":true},{"code":"0855","name":"Andere Gewinnrücklagen","account_type":"equity","group_code":"08","control":null,"id":"01a2247a-1129-725a-90d0-179fc7a71ef7","active":true},{"code":"0860","name":"Gewinnvortrag vor Verwendung","account_type":"equity","group_code":"08","control":null,"id":"01a2247a-1129-725a-90d0-17a058d545e1","active":true},{"code":"0868","name":"Verlustvortrag vor Verwendung","account_type":"equity","group_code":"08","control":null,"id":"01a2247a-1129-725a-90d0-17a1edad557e","active":true},{"code":"0955","name":"Steuerrückstellungen","account_type":"liability","group_code":"09","control":null,"id":"01a2247a-1129-725a-90d0-17a2d99cc8c6","active":true},{"code":"0961","name":"Urlaubsrückstellungen","account_type":"liability","group_code":"09","control":null,"id":"01a2247a-1129-725a-90d0-17a3dc394c97","active":true},{"code":"0970","name":"Sonstige Rückstellungen","account_type":"liability","group_code":"09","control":null,"id":"01a2247a-1129-725a-90d0-17a474c0344c","active":true},{"code":"0974","name":"Rückstellungen für Gewährleistungen","account_type":"liability","group_code":"09","control":null,"id":"01a2247a-1129-725a-90d0-17a5ce1020e2","active":true},{"code":"0977","name":"Rückstellungen für Abschluss- und Prüfungskosten","account_type":"liability","group_code":"09","control":null,"id":"01a2247a-1129-725a-90d0-17a6c0b351e1","active":true},{"code":"0980","name":"Aktive Rechnungsabgrenzung","account_type":"asset","group_code":"09","control":null,"id":"01a2247a-1129-725a-90d0-17a771d68487","active":true},{"code":"0990","name":"Passive Rechnungsabgrenzung","account_type":"liability","group_code":"09","control":null,"id":"01a2247a-1129-725a-90d0-17a8710605c2","active":true},{"code":"0996","name":"Pauschalwertberichtigung auf Forderungen - Restlaufzeit bis zu 1 Jahr","account_type":"asset","group_code":"09","control":null,"id":"01a2247a-1129-725a-90d0-17a9f5a0ea16","active":true},{"code":"0998","name":"Einzelwertberichtigungen auf Forderungen - Restlaufzeit bis zu 1 Jahr","account_type":"asset","group_code":"09","control":null,"id":"01a2247a-1129-725a-90d0-17aa62efd4e1","active":true},{"code":"1000","name":"Kasse","account_type":"asset","group_code":"10","control":"cash","id":"01a2247a-1129-725a-90d0-17ab690cd2c6","active":true},{"code":"1200","name":"Bank","account_type":"asset","group_code":"12","control":"bank","id":"01a2247a-1129-725a-90d0-17ac8f7beff0","active":true},{"code":"1210","name":"Bank 1","account_type":"asset","group_code":"12","control":"bank","id":"01a2247a-1129-725a-90d0-17ad37454e0a","active":true},{"code":"1360","name":"Geldtransit","account_type":"asset","group_code":"13","control":null,"id":"01a2247a-1129-725a-90d0-17ae8367275d","active":true},{"code":"1400","name":"Forderungen aus Lieferungen und Leistungen","account_type":"asset","group_code":"14","control":"receivable","id":"01a2247a-1129-725a-90d0-17af5c24d11c","active":true},{"code":"1460","name":"Zweifelhafte Forderungen","account_type":"asset","group_code":"14","control":null,"id":"01a2247a-1129-725a-90d0-17b04b302682","active":true},{"code":"1500","name":"Sonstige Vermögensgegenstände","account_type":"asset","group_code":"15","control":null,"id":"01a2247a-1129-725a-90d0-17b19ffd99ee","active":true},{"code":"1510","name":"Geleistete Anzahlungen auf Vorräte","account_type":"asset","group_code":"15","control":null,"id":"01a2247a-1129-725a-90d0-17b2570302c2","active":true},{"code":"1518","name":"Geleistete Anzahlungen, 19 % Vorsteuer","account_type":"asset","group_code":"15","control":null,"id":"01a2247a-1129-725a-90d0-17b32fce61e6","active":true},{"code":"1525","name":"Kautionen","account_type":"asset","group_code":"15","control":null,"id":"01a2247a-1129-725a-90d0-17b462a76523","active":true},{"code":"1545","name":"Forderungen aus Umsatzsteuer-Vorauszahlungen","account_type":"asset","group_code":"15","control":"tax","id":"01a2247a-1129-725a-90d0-17b5a1751443","active":true},{"code":"1548","name":"Vorsteuer in Folgeperiode/im Folgejahr abziehbar","account_type":"asset","group_code":"15","control":"tax","id":"01a2247a-1129-725a-90d0-17b63fb477f6","active":true},{"code":"1570","name":"Abziehbare Vorsteuer","account_type":"asset","group_code":"15","control":"tax","id":"01a2247a-1129-725a-90d0-17b7f19730f6","active":true},{"code":"1571","name":"Abziehbare Vorsteuer 7 %","account_type":"asset","group_code":"15","control":"tax","id":"01a2247a-1129-725a-90d0-17b89db1f072","active":true},{"code":"1572","name":"Abziehbare Vorsteuer aus innergemeinschaftlichem Erwerb","account_type":"asset","group_code":"15","control":"tax","id":"01a2247a-1129-725a-90d0-17b969947ba8","active":true},{"code":"1574","name":"Abziehbare Vorsteuer aus innergemeinschaftlichem Erwerb 19 %","account_type":"asset","group_code":"15","control":"tax","id":"01a2247a-1129-725a-90d0-17ba0003e54a","active":true},{"code":"1576","name":"Abziehbare Vorsteuer 19 %","account_type":"asset","group_code":"15","control":"tax","id":"01a2247a-1129-725a-90d0-17bbfdcb6b8f","active":true},{"code":"1577","name":"Abziehbare Vorsteuer nach § 13b UStG 19 %","account_type":"asset","group_code":"15","control":"tax","id":"01a2247a-1129-725a-90d0-17bcbc9d3e67","active":true},{"code":"1578","name":"Abziehbare Vorsteuer nach § 13b UStG","account_type":"asset","group_code":"15","control":"tax","id":"01a2247a-1129-725a-90d0-17bdee8dad26","active":true},{"code":"1588","name":"Entstandene Einfuhrumsatzsteuer","account_type":"asset","group_code":"15","control":"tax","id":"01a2247a-1129-725a-90d0-17be2240e282","active":true},{"code":"1590","name":"Durchlaufende Posten","account_type":"asset","group_code":"15","control":null,"id":"01a2247a-1129-725a-90d0-17bfb77fc095","active":true},{"code":"1600","name":"Verbindlichkeiten aus Lieferungen und Leistungen","account_type":"liability","group_code":"16","control":"payable","id":"01a2247a-1129-725a-90d0-17c0fce221b9","active":true},{"code":"1700","name":"Sonstige Verbindlichkeiten","account_type":"liability","group_code":"17","control":null,"id":"01a2247a-1129-725a-90d0-17c14184c4cd","active":true},{"code":"1710","name":"Erhaltene Anzahlungen auf Bestellungen (Verbindlichkeiten)","account_type":"liability","group_code":"17","control":null,"id":"01a2247a-1129-725a-90d0-17c256c4c013","active":true},{"code":"1718","name":"Erhaltene, versteuerte Anzahlungen 19 % USt (Verbindlichkeiten)","account_type":"liability","group_code":"17","control":null,"id":"01a2247a-1129-725a-90d0-17c3c8613b3f","active":true},{"code":"1736","name":"Verbindlichkeiten aus Steuern und Abgaben","account_type":"liability","group_code":"17","control":null,"id":"01a2247a-1129-725a-90d0-17c40a152da9","active":true},{"code":"1740","name":"Verbindlichkeiten aus Lohn und Gehalt","account_type":"liability","group_code":"17","control":null,"id":"01a2247a-1129-725a-90d0-17c54ab4caba","active":true},{"code":"1741","name":"Verbindlichkeiten aus Lohn- und Kirchensteuer","account_type":"liability","group_code":"17","control":null,"id":"01a2247a-1129-725a-90d0-17c664ab1977","active":true},{"code":"1742","name":"Verbindlichkeiten im Rahmen der sozialen Sicherheit","account_type":"liability","group_code":"17","control":null,"id":"01a2247a-1129-725a-90d0-17c7983e9162","active":true},{"code":"1760","name":"Umsatzsteuer nicht fällig","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17c80023edcb","active":true},{"code":"1767","name":"Umsatzsteuer aus im anderen EU-Land steuerpflichtigen Lieferungen","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17c97b9f8c38","active":true},{"code":"1770","name":"Umsatzsteuer","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17cafbf7ae9f","active":true},{"code":"1771","name":"Umsatzsteuer 7 %","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17cb9347517b","active":true},{"code":"1772","name":"Umsatzsteuer aus innergemeinschaftlichem Erwerb","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17cce271ca29","active":true},{"code":"1774","name":"Umsatzsteuer aus innergemeinschaftlichem Erwerb 19 %","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17cdc35174ab","active":true},{"code":"1776","name":"Umsatzsteuer 19 %","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17ce41453012","active":true},{"code":"1780","name":"Umsatzsteuer-Vorauszahlungen","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17cffb7622a4","active":true},{"code":"1781","name":"Umsatzsteuer-Vorauszahlungen 1/11","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17d05c00614f","active":true},{"code":"1785","name":"Umsatzsteuer nach § 13b UStG","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17d16d9eaf34","active":true},{"code":"1787","name":"Umsatzsteuer nach § 13b UStG 19 %","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17d246d4cd30","active":true},{"code":"1788","name":"Einfuhrumsatzsteuer aufgeschoben bis …","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17d37b166116","active":true},{"code":"1789","name":"Umsatzsteuer laufendes Jahr","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17d4575cdcd4","active":true},{"code":"1790","name":"Umsatzsteuer Vorjahr","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17d5c81b709c","active":true},{"code":"1791","name":"Umsatzsteuer frühere Jahre","account_type":"liability","group_code":"17","control":"tax","id":"01a2247a-1129-725a-90d0-17d69fb512e8","active":true},{"code":"1792","name":"Sonstige Verrechnungskonten (Interimskonto)","account_type":"liability","group_code":"17","control":null,"id":"01a2247a-1129-725a-90d0-17d7f1a86693","active":true},{"code":"1799","name":"Erhaltene, noch nicht berechnete Lieferungen (WE/RE-Verrechnung)","account_type":"liability","group_code":"17","control":"grni","id":"01a2247a-1129-725a-90d0-17d8d962aaa4","active":true},{"code":"2020","name":"Periodenfremde Aufwendungen","account_type":"expense","group_code":"20","control":null,"id":"01a2247a-1129-725a-90d0-17d9fffe4933","active":true},{"code":"2100","name":"Zinsen und ähnliche Aufwendungen","account_type":"expense","group_code":"21","control":null,"id":"01a2247a-1129-725a-90d0-17da40da3ef6","active":true},{"code":"2120","name":"Zinsaufwendungen für langfristige Verbindlichkeiten","account_type":"expense","group_code":"21","control":null,"id":"01a2247a-1129-725a-90d0-17db163ce2c4","active":true},{"code":"2150","name":"Aufwendungen aus der Währungsumrechnung","account_type":"expense","group_code":"21","control":null,"id":"01a2247a-1129-725a-90d0-17dc55f0fa69","active":true},{"code":"2200","name":"Körperschaftsteuer","account_type":"expense","group_code":"22","control":null,"id":"01a2247a-1129-725a-90d0-17dd16d20f66","active":true},{"code":"2208","name":"Solidaritätszuschlag","account_type":"expense","group_code":"22","control":null,"id":"01a2247a-1129-725a-90d0-17de6d8e9d44","active":true},{"code":"2305","name":"Rundungsdifferenzen","account_type":"expense","group_code":"23","control":null,"id":"01a2247a-1129-725a-90d0-17df48c573f0","active":true},{"code":"2400","name":"Forderungsverluste (übliche Höhe)","account_type":"expense","group_code":"24","control":null,"id":"01a2247a-1129-725a-90d0-17e04c5a20ed","active":true},{"code":"2401","name":"Forderungsverluste 7 % USt (übliche Höhe)","account_type":"expense","group_code":"24","control":null,"id":"01a2247a-1129-725a-90d0-17e16f45a8a5","active":true},{"code":"2406","name":"Forderungsverluste 19 % USt (übliche Höhe)","account_type":"expense","group_code":"24","control":null,"id":"01a2247a-1129-725a-90d0-17e2ae839f70","active":true},{"code":"2450","name":"Einstellungen in die Pauschalwertberichtigung auf Forderungen","account_type":"expense","group_code":"24","control":null,"id":"01a2247a-1129-725a-90d0-17e362515765","active":true},{"code":"2451","name":"Einstellungen in die Einzelwertberichtigung auf Forderungen","account_type":"expense","group_code":"24","control":null,"id":"01a2247a-1129-725a-90d0-17e43a8e14fc","active":true},{"code":"2650","name":"Sonstige Zinsen und ähnliche Erträge","account_type":"income","group_code":"26","control":null,"id":"01a2247a-1129-725a-90d0-17e555865449","active":true},{"code":"2660","name":"Erträge aus der Währungsumrechnung","account_type":"income","group_code":"26","control":null,"id":"01a2247a-1129-725a-90d0-17e697ca4e40","active":true},{"code":"2700","name":"Sonstige betriebliche Erträge","account_type":"income","group_code":"27","control":null,"id":"01a2247a-1129-725a-90d0-17e7a151683e","active":true},{"code":"2732","name":"Erträge aus abgeschriebenen Forderungen","account_type":"income","group_code":"27","control":null,"id":"01a2247a-1129-725a-90d0-17e8ba246766","active":true},{"code":"2735","name":"Erträge aus der Auflösung von Rückstellungen","account_type":"income","group_code":"27","control":null,"id":"01a2247a-1129-725a-90d0-17e91d8cad39","active":true},{"code":"3106","name":"Fremdleistungen 19 % Vorsteuer","account_type":"expense","group_code":"31","control":null,"id":"01a2247a-1129-725a-90d0-17ead0ddad6c","active":true},{"code":"3123","name":"Sonstige Leistungen eines im anderen EU-Land ansässigen Unternehmers 19 % Vorsteuer und 19 % Umsatzsteuer","account_type":"expense","group_code":"31","control":null,"id":"01a2247a-1129-725a-90d0-17eb77e6c61b","active":true},{"code":"3125","name":"Leistungen eines im Ausland ansässigen Unternehmers 19 % Vorsteuer und 19 % Umsatzsteuer","account_type":"expense","group_code":"31","control":null,"id":"01a2247a-1129-725a-90d0-17ec38b57354","active":true},{"code":"3200","name":"Wareneingang","account_type":"expense","group_code":"32","control":null,"id":"01a2247a-1129-725a-90d0-17ed52d0be8f","active":true},{"code":"3300","name":"Wareneingang 7 % Vorsteuer","account_type":"expense","group_code":"33","control":null,"id":"01a2247a-1129-725a-90d0-17ee8d4d76e5","active":true},{"code":"3400","name":"Wareneingang 19 % Vorsteuer","account_type":"expense","group_code":"34","control":null,"id":"01a2247a-1129-725a-90d0-17efa3db62be","active":true},{"code":"3420","name":"Innergemeinschaftlicher Erwerb 7 % Vorsteuer und 7 % Umsatzsteuer","account_type":"expense","group_code":"34","control":null,"id":"01a2247a-1129-725a-90d0-17f0d307f7d7","active":true},{"code":"3425","name":"Innergemeinschaftlicher Erwerb 19 % Vorsteuer und 19 % Umsatzsteuer","account_type":"expense","group_code":"34","control":null,"id":"01a2247a-1129-725a-90d0-17f1e6299877","active":true},{"code":"3559","name":"Steuerfreie Einfuhren","account_type":"expense","group_code":"35","control":null,"id":"01a2247a-1129-725a-90d0-17f21bfe7571","active":true},{"code":"3730","name":"Erhaltene Skonti","account_type":"expense","group_code":"37","control":null,"id":"01a2247a-1129-725a-90d0-17f3f13f6098","active":true},{"code":"3731","name":"Erhaltene Skonti 7 % Vorsteuer","account_type":"expense","group_code":"37","control":null,"id":"01a2247a-1129-725a-90d0-17f42f7b624c","active":true},{"code":"3736","name":"Erhaltene Skonti 19 % Vorsteuer","account_type":"expense","group_code":"37","control":null,"id":"01a2247a-1129-725a-90d0-17f5fad202a2","active":true},{"code":"3769","name":"Erhaltene Boni","account_type":"expense","group_code":"37","control":null,"id":"01a2247a-1129-725a-90d0-17f6ae30750d","active":true},{"code":"3770","name":"Erhaltene Rabatte","account_type":"expense","group_code":"37","control":null,"id":"01a2247a-1129-725a-90d0-17f7bb9efc2d","active":true},{"code":"3800","name":"Bezugsnebenkosten","account_type":"expense","group_code":"38","control":null,"id":"01a2247a-1129-725a-90d0-17f86aad6f5b","active":true},{"code":"3850","name":"Zölle und Einfuhrabgaben","account_type":"expense","group_code":"38","control":null,"id":"01a2247a-1129-725a-90d0-17f95c7218ad","active":true},{"code":"3950","name":"Bestandsveränderungen Waren","account_type":"expense","group_code":"39","control":null,"id":"01a2247a-1129-725a-90d0-17fa0a571e56","active":true},{"code":"3980","name":"Waren (Bestand)","account_type":"asset","group_code":"39","control":"inventory","id":"01a2247a-1129-725a-90d0-17fb41a9a9ac","active":true},{"code":"3985","name":"Unterwegs befindliche Waren","account_type":"asset","group_code":"39","control":"inventory","id":"01a2247a-1129-725a-90d0-17fcc0a62d08","active":true},{"code":"4000","name":"Material- und Stoffverbrauch","account_type":"expense","group_code":"40","control":null,"id":"01a2247a-1129-725a-90d0-17fd8ed3383a","active":true},{"code":"4110","name":"Löhne","account_type":"expense","group_code":"41","control":null,"id":"01a2247a-1129-725a-90d0-17fe2a088c3e","active":true},{"code":"4120","name":"Gehälter","account_type":"expense","group_code":"41","control":null,"id":"01a2247a-1129-725a-90d0-17ffd9ed9a89","active":true},{"code":"4130","name":"Gesetzliche soziale Aufwendungen","account_type":"expense","group_code":"41","control":null,"id":"01a2247a-1129-725a-90d0-180087d935d7","active":true},{"code":"4138","name":"Beiträge zur Berufsgenossenschaft","account_type":"expense","group_code":"41","control":null,"id":"01a2247a-1129-725a-90d0-18017080cb9d","active":true},{"code":"4210","name":"Miete (unbewegliche Wirtschaftsgüter)","account_type":"expense","group_code":"42","control":null,"id":"01a2247a-1129-725a-90d0-1802dad05b8a","active":true},{"code":"4230","name":"Heizung","account_type":"expense","group_code":"42","control":null,"id":"01a2247a-1129-725a-90d0-1803d6ba8502","active":true},{"code":"4240","name":"Gas, Strom, Wasser","account_type":"expense","group_code":"42","control":null,"id":"01a2247a-1129-725a-90d0-1804e3c47b6a","active":true},{"code":"4250","name":"Reinigung","account_type":"expense","group_code":"42","control":null,"id":"01a2247a-1129-725a-90d0-1805a761547a","active":true},{"code":"4320","name":"Gewerbesteuer","account_type":"expense","group_code":"43","control":null,"id":"01a2247a-1129-725a-90d0-1806d5cc08b9","active":true},{"code":"4360","name":"Versicherungen","account_type":"expense","group_code":"43","control":null,"id":"01a2247a-1129-725a-90d0-1807e7385fb7","active":true},{"code":"4380","name":"Beiträge","account_type":"expense","group_code":"43","control":null,"id":"01a2247a-1129-725a-90d0-18083a3dc0aa","active":true},{"code":"4510","name":"Kfz-Steuer","account_type":"expense","group_code":"45","control":null,"id":"01a2247a-1129-725a-90d0-1809ccdac795","active":true},{"code":"4520","name":"Kfz-Versicherungen","account_type":"expense","group_code":"45","control":null,"id":"01a2247a-1129-725a-90d0-180a2d3f3bae","active":true},{"code":"4530","name":"Laufende Kfz-Betriebskosten","account_type":"expense","group_code":"45","control":null,"id":"01a2247a-1129-725a-90d0-180bf13e7625","active":true},{"code":"4540","name":"Kfz-Reparaturen","account_type":"expense","group_code":"45","control":null,"id":"01a2247a-1129-725a-90d0-180cfb2e7639","active":true},{"code":"4600","name":"Werbekosten","account_type":"expense","group_code":"46","control":null,"id":"01a2247a-1129-725a-90d0-180d768a00ff","active":true},{"code":"4650","name":"Bewirtungskosten","account_type":"expense","group_code":"46","control":null,"id":"01a2247a-1129-725a-90d0-180e55b9218d","active":true},{"code":"4660","name":"Reisekosten Arbeitnehmer","account_type":"expense","group_code":"46","control":null,"id":"01a2247a-1129-725a-90d0-180fea1ba724","active":true},{"code":"4710","name":"Verpackungsmaterial","account_type":"expense","group_code":"47","control":null,"id":"01a2247a-1129-725a-90d0-18101f2c0c85","active":true},{"code":"4730","name":"Ausgangsfrachten","account_type":"expense","group_code":"47","control":null,"id":"01a2247a-1129-725a-90d0-1811b3ef1e04","active":true},{"code":"4760","name":"Verkaufsprovisionen","account_type":"expense","group_code":"47","control":null,"id":"01a2247a-1129-725a-90d0-1812f62cb7d0","active":true},{"code":"4809","name":"Sonstige Reparaturen und Instandhaltungen","account_type":"expense","group_code":"48","control":null,"id":"01a2247a-1129-725a-90d0-18133f335c23","active":true},{"code":"4822","name":"Abschreibungen auf immaterielle Vermögensgegenstände","account_type":"expense","group_code":"48","control":null,"id":"01a2247a-1129-725a-90d0-18141f206d52","active":true},{"code":"4830","name":"Abschreibungen auf Sachanlagen (ohne AfA auf Fahrzeuge und Gebäude)","account_type":"expense","group_code":"48","control":null,"id":"01a2247a-1129-725a-90d0-1815bb3a66f0","active":true},{"code":"4832","name":"Abschreibungen auf Fahrzeuge","account_type":"expense","group_code":"48","control":null,"id":"01a2247a-1129-725a-90d0-1816db87a6a6","active":true},{"code":"4855","name":"Sofortabschreibung geringwertiger Wirtschaftsgüter","account_type":"expense","group_code":"48","control":null,"id":"01a2247a-1129-725a-90d0-18170fd3a290","active":true},{"code":"4900","name":"Sonstige betriebliche Aufwendungen","account_type":"expense","group_code":"49","control":null,"id":"01a2247a-1129-725a-90d0-1818f1202a9d","active":true},{"code":"4910","name":"Porto","account_type":"expense","group_code":"49","control":null,"id":"01a2247a-1129-725a-90d0-1819138b4369","active":true},{"code":"4920","name":"Telefon","account_type":"expense","group_code":"49","control":null,"id":"01a2247a-1129-725a-90d0-181a4ab09e33","active":true},{"code":"4930","name":"Bürobedarf","account_type":"expense","group_code":"49","control":null,"id":"01a2247a-1129-725a-90d0-181bd9c6d783","active":true},{"code":"4945","name":"Fortbildungskosten","account_type":"expense","group_code":"49","control":null,"id":"01a2247a-1129-725a-90d0-181c1b0df83d","active":true},{"code":"4950","name":"Rechts- und Beratungskosten","account_type":"expense","group_code":"49","control":null,"id":"01a2247a-1129-725a-90d0-181d80991787","active":true},{"code":"4957","name":"Abschluss- und Prüfungskosten","account_type":"expense","group_code":"49","control":null,"id":"01a2247a-1129-725a-90d0-181eed2c706e","active":true},{"code":"4970","name":"Nebenkosten des Geldverkehrs","account_type":"expense","group_code":"49","control":null,"id":"01a2247a-1129-725a-90d0-181fceb9e9a5","active":true},{"code":"4980","name":"Sonstiger Betriebsbedarf","account_type":"expense","group_code":"49","control":null,"id":"01a2247a-1129-725a-90d0-18205dd62d6a","active":true},{"code":"8100","name":"Steuerfreie Umsätze § 4 Nr. 8 ff. UStG","account_type":"income","group_code":"81","control":null,"id":"01a2247a-1129-725a-90d0-182152bb40bb","active":true},{"code":"8120","name":"Steuerfreie Umsätze nach § 4 Nr. 1a UStG","account_type":"income","group_code":"81","control":null,"id":"01a2247a-1129-725a-90d0-1822140396e7","active":true},{"code":"8125","name":"Steuerfreie innergemeinschaftliche Lieferungen nach § 4 Nr. 1b UStG","account_type":"income","group_code":"81","control":null,"id":"01a2247a-1129-725a-90d0-1823497e7ec8","active":true},{"code":"8195","name":"Erlöse als Kleinunternehmer nach § 19 UStG","account_type":"income","group_code":"81","control":null,"id":"01a2247a-1129-725a-90d0-182419a837eb","active":true},{"code":"8200","name":"Erlöse","account_type":"income","group_code":"82","control":null,"id":"01a2247a-1129-725a-90d0-18258a684e8f","active":true},{"code":"8290","name":"Erlöse 0 % USt","account_type":"income","group_code":"82","control":null,"id":"01a2247a-1129-725a-90d0-1826bcb854a3","active":true},{"code":"8300","name":"Erlöse 7 % USt","account_type":"income","group_code":"83","control":null,"id":"01a2247a-1129-725a-90d0-1827d2e9c452","active":true},{"code":"8320","name":"Erlöse aus im anderen EU-Land steuerpflichtigen Lieferungen","account_type":"income","group_code":"83","control":null,"id":"01a2247a-1129-725a-90d0-18288465133a","active":true},{"code":"8336","name":"Erlöse aus im anderen EU-Land steuerpflichtigen sonstigen Leistungen, für die der Leistungsempfänger die Umsatzsteuer schuldet","account_type":"income","group_code":"83","control":null,"id":"01a2247a-1129-725a-90d0-1829c52ed550","active":true},{"code":"8337","name":"Erlöse aus Leistungen, für die der Leistungsempfänger die Umsatzsteuer nach § 13b UStG schuldet","account_type":"income","group_code":"83","control":null,"id":"01a2247a-1129-725a-90d0-182a6e223251","active":true},{"code":"8338","name":"Erlöse aus im Drittland steuerbaren Leistungen, im Inland nicht steuerbare Umsätze","account_type":"income","group_code":"83","control":null,"id":"01a2247a-1129-725a-90d0-182bcbb83d60","active":true},{"code":"8400","name":"Erlöse 19 % USt","account_type":"income","group_code":"84","control":null,"id":"01a2247a-1129-725a-90d0-182ce6e94b8e","active":true},{"code":"8410","name":"Erlöse 19 % USt","account_type":"income","group_code":"84","control":null,"id":"01a2247a-1129-725a-90d0-182d3b616551","active":true},{"code":"8519","name":"Provisionsumsätze 19 % USt","account_type":"income","group_code":"85","control":null,"id":"01a2247a-1129-725a-90d0-182e92919b30","active":true},{"code":"8540","name":"Erlöse Leergut","account_type":"income","group_code":"85","control":null,"id":"01a2247a-1129-725a-90d0-182f52d51a59","active":true},{"code":"8710","name":"Erlösschmälerungen 7 % USt","account_type":"income","group_code":"87","control":null,"id":"01a2247a-1129-725a-90d0-1830cef4361d","active":true},{"code":"8720","name":"Erlösschmälerungen 19 % USt","account_type":"income","group_code":"87","control":null,"id":"01a2247a-1129-725a-90d0-183171754107","active":true},{"code":"8724","name":"Erlösschmälerungen aus steuerfreien innergemeinschaftlichen Lieferungen","account_type":"income","group_code":"87","control":null,"id":"01a2247a-1129-725a-90d0-1832c6686ac8","active":true},{"code":"8730","name":"Gewährte Skonti","account_type":"income","group_code":"87","control":null,"id":"01a2247a-1129-725a-90d0-18334f0647da","active":true},{"code":"8731","name":"Gewährte Skonti 7 % USt","account_type":"income","group_code":"87","control":null,"id":"01a2247a-1129-725a-90d0-183469913992","active":true},{"code":"8736","name":"Gewährte Skonti 19 % USt","account_type":"income","group_code":"87","control":null,"id":"01a2247a-1129-725a-90d0-18353a9689f3","active":true},{"code":"8743","name":"Gewährte Skonti aus steuerfreien innergemeinschaftlichen Lieferungen § 4 Nr. 1b UStG","account_type":"income","group_code":"87","control":null,"id":"01a2247a-1129-725a-90d0-18361d663cd7","active":true},{"code":"8769","name":"Gewährte Boni","account_type":"income","group_code":"87","control":null,"id":"01a2247a-1129-725a-90d0-1837b6168924","active":true},{"code":"8770","name":"Gewährte Rabatte","account_type":"income","group_code":"87","control":null,"id":"01a2247a-1129-725a-90d0-18387a150976","active":true},{"code":"9000","name":"Saldenvorträge, Sachkonten","account_type":"equity","group_code":"90","control":null,"id":"01a2247a-1129-725a-90d0-18395b194d7f","active":true},{"code":"9008","name":"Saldenvorträge, Debitoren","account_type":"equity","group_code":"90","control":null,"id":"01a2247a-1129-725a-90d0-183a822fa2e8","active":true},{"code":"9009","name":"Saldenvorträge, Kreditoren","account_type":"equity","group_code":"90","control":null,"id":"01a2247a-1129-725a-90d0-183b5072ad90","active":true}],"purposes":{"bank":"1200","cash":"1000","cost_of_goods_sold":"4000","discount_given":"8730","exchange_gain":"2660","exchange_loss":"2150","goods_in_transit":"3985","grni":"1799","inventory":"3980","inventory_adjustment":"3950","opening_balance":"9000","payable":"1600","prepayments_received":"1710","receivable":"1400","retained_earnings":"0860","rounding":"2305","sales_revenue":"8400","write_off":"2400"},"series":{"finance.entry":"BU","inventory.adjustment":"BK","inventory.receipt":"WE","sales.credit_note":"GS","sales.delivery":"LS","sales.invoice":"RE","sales.order":"AB","sales.payment":"ZE","sales.quotation":"AG"},"tax_codes":[{"code":"S19","id":"01a2247a-112a-74a9-b9b1-9f04cf9dc72f","category":"S","rate":"19","direction":"sales","tax_code":{"name":{"en":"VAT 19 %","de":"Umsatzsteuer 19 %","fr":"TVA allemande 19 %"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1776","offset_account":null,"revenue_account":"8400","vatex":null,"reason":{"en":"","de":"","fr":""},"discount_account":"8736"}},{"code":"S7","id":"01a2247a-112a-74a9-b9b1-9f052b512f9b","category":"S","rate":"7","direction":"sales","tax_code":{"name":{"en":"VAT 7 %","de":"Umsatzsteuer 7 %","fr":"TVA allemande 7 %"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1771","offset_account":null,"revenue_account":"8300","vatex":null,"reason":{"en":"","de":"","fr":""},"discount_account":"8731"}},{"code":"Z0","id":"01a2247a-112a-74a9-b9b1-9f069b5730ff","category":"Z","rate":"0","direction":"sales","tax_code":{"name":{"en":"VAT 0 %, photovoltaic systems","de":"Umsatzsteuer 0 %, Photovoltaikanlagen","fr":"TVA allemande 0 %, installations photovoltaïques"},"valid_from":"2023-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"8290","vatex":null,"reason":{"en":"Zero rate (section 12(3) UStG)","de":"Nullsteuersatz (§ 12 Abs. 3 UStG)","fr":"Taux zéro (§ 12 al. 3 UStG)"}}},{"code":"K0","id":"01a2247a-112a-74a9-b9b1-9f0706e2a991","category":"K","rate":"0","direction":"sales","tax_code":{"name":{"en":"Intra-Community supply","de":"Innergemeinschaftliche Lieferung","fr":"Livraison intracommunautaire"},"valid_from":"2021-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"8125","vatex":"VATEX-EU-IC","reason":{"en":"Tax-exempt intra-Community supply (section 4 no. 1 (b) UStG)","de":"Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1 Buchst. b UStG)","fr":"Livraison intracommunautaire exonérée (§ 4 n° 1 lettre b UStG)"},"discount_account":"8743"}},{"code":"G0","id":"01a2247a-112a-74a9-b9b1-9f08ba39c893","category":"G","rate":"0","direction":"sales","tax_code":{"name":{"en":"Export","de":"Ausfuhrlieferung","fr":"Exportation"},"valid_from":"2021-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"8120","vatex":"VATEX-EU-G","reason":{"en":"Tax-exempt export supply (section 4 no. 1 (a), section 6 UStG)","de":"Steuerfreie Ausfuhrlieferung (§ 4 Nr. 1 Buchst. a, § 6 UStG)","fr":"Exportation exonérée (§ 4 n° 1 lettre a, § 6 UStG)"}}},{"code":"AE13B","id":"01a2247a-112a-74a9-b9b1-9f096ab64ba2","category":"AE","rate":"0","direction":"sales","tax_code":{"name":{"en":"Reverse charge, domestic","de":"Steuerschuldnerschaft des Leistungsempfängers, Inland","fr":"Autoliquidation, Allemagne"},"valid_from":"2021-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"8337","vatex":"VATEX-EU-AE","reason":{"en":"Reverse charge: the recipient is liable for VAT (section 13b UStG)","de":"Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG)","fr":"Autoliquidation : TVA due par le preneur (§ 13b UStG)"}}},{"code":"AEEU","id":"01a2247a-112a-74a9-b9b1-9f0aafb5d55b","category":"AE","rate":"0","direction":"sales","tax_code":{"name":{"en":"Reverse charge, services to EU businesses","de":"Sonstige Leistung an EU-Unternehmer","fr":"Services à des assujettis de l''UE"},"valid_from":"2021-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"8336","vatex":"VATEX-EU-AE","reason":{"en":"Reverse charge: the recipient is liable for VAT (Art. 196 Directive 2006/112/EC, section 3a(2) UStG)","de":"Steuerschuldnerschaft des Leistungsempfängers (Art. 196 MwStSystRL, § 3a Abs. 2 UStG)","fr":"Autoliquidation : TVA due par le preneur (art. 196 de la directive 2006/112/CE, § 3a al. 2 UStG)"}}},{"code":"O0","id":"01a2247a-112a-74a9-b9b1-9f0b0d6e0ef9","category":"O","rate":"0","direction":"sales","tax_code":{"name":{"en":"Services taxable in a third country","de":"Im Drittland steuerbare Leistung","fr":"Service imposable dans un pays tiers"},"valid_from":"2021-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"8338","vatex":"VATEX-EU-O","reason":{"en":"Not taxable in Germany (section 3a(2) UStG)","de":"Im Inland nicht steuerbare Leistung (§ 3a Abs. 2 UStG)","fr":"Opération hors champ de la TVA allemande (§ 3a al. 2 UStG)"}}},{"code":"E0","id":"01a2247a-112a-74a9-b9b1-9f0c87cfc26a","category":"E","rate":"0","direction":"sales","tax_code":{"name":{"en":"Exempt, section 4 no. 8 ff. UStG","de":"Steuerfrei, § 4 Nr. 8 ff. UStG","fr":"Exonéré, § 4 n° 8 et s. UStG"},"valid_from":"2021-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"8100","vatex":null,"reason":{"en":"Tax-exempt supply (section 4 no. 8 ff. UStG)","de":"Steuerfreier Umsatz (§ 4 Nr. 8 ff. UStG)","fr":"Opération exonérée (§ 4 n° 8 et s. UStG)"}}},{"code":"EKU","id":"01a2247a-112a-74a9-b9b1-9f0dff226990","category":"E","rate":"0","direction":"sales","tax_code":{"name":{"en":"Small business exemption","de":"Kleinunternehmer","fr":"Franchise des petites entreprises"},"valid_from":"2025-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"8195","vatex":null,"reason":{"en":"Tax exemption for small businesses (section 19 UStG)","de":"Steuerbefreiung für Kleinunternehmer (§ 19 UStG)","fr":"Exonération des petites entreprises (§ 19 UStG)"}}},{"code":"F20","id":"01a2247a-112a-74a9-b9b1-9f0e32e83a00","category":"S","rate":"20","direction":"sales","tax_code":{"name":{"en":"French VAT 20 %, supply from French stock","de":"Französische TVA 20 %, Lieferung ab Lager Frankreich","fr":"TVA française 20 %, livraison depuis un stock en France"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1767","offset_account":null,"revenue_account":"8320","vatex":null,"reason":{"en":"","de":"","fr":""},"country":"FR"}},{"code":"F55","id":"01a2247a-112a-74a9-b9b1-9f0f0d8580f5","category":"S","rate":"5.5","direction":"sales","tax_code":{"name":{"en":"French VAT 5.5 %, supply from French stock","de":"Französische TVA 5,5 %, Lieferung ab Lager Frankreich","fr":"TVA française 5,5 %, livraison depuis un stock en France"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1767","offset_account":null,"revenue_account":"8320","vatex":null,"reason":{"en":"","de":"","fr":""},"country":"FR"}},{"code":"FK0","id":"01a2247a-112a-74a9-b9b1-9f1009db660a","category":"K","rate":"0","direction":"sales","tax_code":{"name":{"en":"Intra-Community supply from French stock","de":"Innergemeinschaftliche Lieferung ab Lager Frankreich","fr":"Livraison intracommunautaire depuis un stock en France"},"valid_from":"2021-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"8320","vatex":"VATEX-EU-IC","reason":{"en":"VAT exemption, Art. 262 ter I CGI","de":"Steuerbefreiung, Art. 262 ter I CGI","fr":"Exonération de TVA, art. 262 ter I du CGI"},"country":"FR"}},{"code":"FG0","id":"01a2247a-112a-74a9-b9b1-9f11bd8e6947","category":"G","rate":"0","direction":"sales","tax_code":{"name":{"en":"Export from French stock","de":"Ausfuhr ab Lager Frankreich","fr":"Exportation depuis un stock en France"},"valid_from":"2021-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"8320","vatex":"VATEX-EU-G","reason":{"en":"VAT exemption, Art. 262 I CGI","de":"Steuerbefreiung, Art. 262 I CGI","fr":"Exonération de TVA, art. 262 I du CGI"},"country":"FR"}},{"code":"V19","id":"01a2247a-112a-74a9-b9b1-9f126400ebfe","category":"S","rate":"19","direction":"purchase","tax_code":{"name":{"en":"Input tax 19 %","de":"Vorsteuer 19 %","fr":"TVA déductible allemande 19 %"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1576","offset_account":null,"revenue_account":"3400","vatex":null,"reason":{"en":"","de":"","fr":""}}},{"code":"V7","id":"01a2247a-112a-74a9-b9b1-9f13681e80c9","category":"S","rate":"7","direction":"purchase","tax_code":{"name":{"en":"Input tax 7 %","de":"Vorsteuer 7 %","fr":"TVA déductible allemande 7 %"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1571","offset_account":null,"revenue_account":"3300","vatex":null,"reason":{"en":"","de":"","fr":""}}},{"code":"V0","id":"01a2247a-112a-74a9-b9b1-9f1464e5ed2b","category":"E","rate":"0","direction":"purchase","tax_code":{"name":{"en":"Purchase without tax shown","de":"Einkauf ohne Steuerausweis","fr":"Achat sans TVA facturée"},"valid_from":"2021-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"3200","vatex":null,"reason":{"en":"No tax shown by the supplier","de":"Ohne Steuerausweis des Lieferanten","fr":"TVA non facturée par le fournisseur"}}},{"code":"KE19","id":"01a2247a-112a-74a9-b9b1-9f1501da17fa","category":"K","rate":"19","direction":"purchase","tax_code":{"name":{"en":"Intra-Community acquisition 19 %","de":"Innergemeinschaftlicher Erwerb 19 %","fr":"Acquisition intracommunautaire 19 %"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1574","offset_account":"1774","revenue_account":"3425","vatex":"VATEX-EU-IC","reason":{"en":"Intra-Community acquisition (section 1a UStG)","de":"Innergemeinschaftlicher Erwerb (§ 1a UStG)","fr":"Acquisition intracommunautaire (§ 1a UStG)"}}},{"code":"KE7","id":"01a2247a-112a-74a9-b9b1-9f16a11423e0","category":"K","rate":"7","direction":"purchase","tax_code":{"name":{"en":"Intra-Community acquisition 7 %","de":"Innergemeinschaftlicher Erwerb 7 %","fr":"Acquisition intracommunautaire 7 %"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1572","offset_account":"1772","revenue_account":"3420","vatex":"VATEX-EU-IC","reason":{"en":"Intra-Community acquisition (section 1a UStG)","de":"Innergemeinschaftlicher Erwerb (§ 1a UStG)","fr":"Acquisition intracommunautaire (§ 1a UStG)"}}},{"code":"AEV19","id":"01a2247a-112a-74a9-b9b1-9f178c07cb6c","category":"AE","rate":"19","direction":"purchase","tax_code":{"name":{"en":"Reverse charge purchase, supplier abroad 19 %","de":"Steuerschuldnerschaft § 13b UStG, Ausland 19 %","fr":"Autoliquidation § 13b UStG, prestataire étranger 19 %"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1577","offset_account":"1787","revenue_account":"3125","vatex":"VATEX-EU-AE","reason":{"en":"Reverse charge (section 13b(2) UStG)","de":"Steuerschuldnerschaft des Leistungsempfängers (§ 13b Abs. 2 UStG)","fr":"Autoliquidation (§ 13b al. 2 UStG)"}}},{"code":"AEVEU19","id":"01a2247a-112a-74a9-b9b1-9f183ded610f","category":"AE","rate":"19","direction":"purchase","tax_code":{"name":{"en":"Reverse charge purchase, EU services 19 %","de":"Steuerschuldnerschaft § 13b UStG, EU-Leistung 19 %","fr":"Autoliquidation § 13b UStG, prestataire de l''UE 19 %"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1577","offset_account":"1787","revenue_account":"3123","vatex":"VATEX-EU-AE","reason":{"en":"Reverse charge (section 13b(1) UStG)","de":"Steuerschuldnerschaft des Leistungsempfängers (§ 13b Abs. 1 UStG)","fr":"Autoliquidation (§ 13b al. 1 UStG)"}}},{"code":"I0","id":"01a2247a-112a-74a9-b9b1-9f1908d5ae24","category":"O","rate":"0","direction":"purchase","tax_code":{"name":{"en":"Import, supplier''s invoice","de":"Einfuhr, Rechnung des Lieferanten","fr":"Importation, facture du fournisseur"},"valid_from":"2021-01-01","valid_to":null,"tax_account":null,"offset_account":null,"revenue_account":"3200","vatex":null,"reason":{"en":"Import from a third country; import VAT by customs notice","de":"Einfuhr aus dem Drittland; Einfuhrumsatzsteuer laut Zollbescheid","fr":"Importation d''un pays tiers ; TVA selon l''avis des douanes"}}},{"code":"I19","id":"01a2247a-112a-74a9-b9b1-9f1a370a42cb","category":"S","rate":"19","direction":"purchase","tax_code":{"name":{"en":"Import VAT 19 %, customs notice","de":"Einfuhrumsatzsteuer 19 %, Zollbescheid","fr":"TVA à l''importation 19 %, avis des douanes"},"valid_from":"2021-01-01","valid_to":null,"tax_account":"1588","offset_account":null,"revenue_account":"3200","vatex":null,"reason":{"en":"","de":"","fr":""}}}],"payment_terms":[{"code":"N0","id":"01a2247a-112a-74a9-b9b1-9f1b12d22097","term":{"name":{"en":"Payable on receipt","de":"Zahlbar sofort ohne Abzug","fr":"Payable à réception"},"due_days":0,"discount_days":0,"discount_percent":"0","active":true}},{"code":"N14","id":"01a2247a-112a-74a9-b9b1-9f1c1b9fe539","term":{"name":{"en":"14 days net","de":"14 Tage netto","fr":"14 jours net"},"due_days":14,"discount_days":0,"discount_percent":"0","active":true}},{"code":"N30","id":"01a2247a-112a-74a9-b9b1-9f1db97b687f","term":{"name":{"en":"30 days net","de":"30 Tage netto","fr":"30 jours net"},"due_days":30,"discount_days":0,"discount_percent":"0","active":true}},{"code":"N45","id":"01a2247a-112a-74a9-b9b1-9f1e66e900c5","term":{"name":{"en":"45 days net","de":"45 Tage netto","fr":"45 jours net"},"due_days":45,"discount_days":0,"discount_percent":"0","active":true}},{"code":"N60","id":"01a2247a-112a-74a9-b9b1-9f1f7a10e5c8","term":{"name":{"en":"60 days net","de":"60 Tage netto","fr":"60 jours net"},"due_days":60,"discount_days":0,"discount_percent":"0","active":true}},{"code":"S2-10-30","id":"01a2247a-112a-74a9-b9b1-9f20bdacc151","term":{"name":{"en":"2 % within 10 days, 30 days net","de":"2 % Skonto innerhalb 10 Tagen, 30 Tage netto","fr":"2 % d''escompte sous 10 jours, 30 jours net"},"due_days":30,"discount_days":10,"discount_percent":"2","active":true}},{"code":"S3-8-30","id":"01a2247a-112a-74a9-b9b1-9f2177c7f937","term":{"name":{"en":"3 % within 8 days, 30 days net","de":"3 % Skonto innerhalb 8 Tagen, 30 Tage netto","fr":"3 % d''escompte sous 8 jours, 30 jours net"},"due_days":30,"discount_days":8,"discount_percent":"3","active":true}}]}}]}');
INSERT INTO "fact" VALUES(2,X'01A2247A119672DE929BD80A223C8FDB',1795908309397684,'{"kinds":["identity.company.settings_set@1"],"call":"identity.company.set_settings","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309397684,"at":"2026-11-28T23:25:09.397684Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"identity.company","id":"01a2247a-1128-7093-8f0f-64e0edacd5d2"}],"call_key":null}','{"events":[{"kind":"identity.company.settings_set@1","body":{"after":{"contact":[],"logo":null,"register":[{"$blob":"64e2c130527349490dfaaa5bcc66e6c6dff8f52ec2394cf5cc280e35850cc5fc","size":30}],"settings":{"address":["Veringkanal 84","21107 Hamburg"],"bank_accounts":[{"account":null,"bank":null,"bic":null,"currency":null,"iban":"DE89370400440532013000"}],"contact":[],"country":"DE","legal":{},"name":"Hansen Werkzeuge GmbH","payment_term":"N30","register":[],"siren":null,"tax_number":"22/999/04711","texts":{},"vat_ids":[{"country":"DE","vat_id":"DE136695976"}]}},"before":null,"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","new_logo":null,"version_before":0}}]}');
INSERT INTO "fact" VALUES(3,X'01A2247A11A57657AF8375A25F6BE309',1795908309413278,'{"kinds":["identity.branch.created@1"],"call":"identity.branch.create","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309413278,"at":"2026-11-28T23:25:09.413278Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"identity.branch","id":"01a2247a-11a5-7657-af83-75a17fc3c638","number":"LYO"}],"call_key":null}','{"events":[{"kind":"identity.branch.created@1","body":{"id":"01a2247a-11a5-7657-af83-75a17fc3c638","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","code":"LYO","name":"Lyon"}}]}');
INSERT INTO "fact" VALUES(4,X'01A2247A11D1723D8F79CF5DE5A82D16',1795908309456328,'{"kinds":["identity.user.created@1","identity.user.password_set@1","identity.role.granted@1"],"call":"identity.user.create","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309456328,"at":"2026-11-28T23:25:09.456328Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"identity.user","id":"01a2247a-11d0-7020-a060-4af4a00bcd26"}],"call_key":null}','{"events":[{"kind":"identity.user.created@1","body":{"id":"01a2247a-11d0-7020-a060-4af4a00bcd26","language":"de","login":{"$blob":"f9bac8c0e9cb9d90643c8ea5ab41f6be30fe85dcf09a0b903c959f218a87ad70","size":5},"name":{"$blob":"4a879d4ceeda83506ba90ab6dd6886f06961ef63241b18d0e70f449f725c01d8","size":5}}},{"kind":"identity.user.password_set@1","body":{"user_id":"01a2247a-11d0-7020-a060-4af4a00bcd26"}},{"kind":"identity.role.granted@1","body":{"id":"01a2247a-11d1-723d-8f79-cf5a4feeed1e","user_id":"01a2247a-11d0-7020-a060-4af4a00bcd26","role":"warehouse","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":null}}]}');
INSERT INTO "fact" VALUES(5,X'01A2247A12007620A02ECCC8B0A13470',1795908309503064,'{"kinds":["identity.user.password_set@1"],"call":"identity.user.reset_password","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309503064,"at":"2026-11-28T23:25:09.503064Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"identity.user","id":"01a2247a-11d0-7020-a060-4af4a00bcd26"}],"call_key":null}','{"events":[{"kind":"identity.user.password_set@1","body":{"user_id":"01a2247a-11d0-7020-a060-4af4a00bcd26"}}]}');
INSERT INTO "fact" VALUES(6,X'01A2247A12357593AFD4382637D90A61',1795908309557068,'{"kinds":["identity.user.created@1","identity.user.password_set@1","identity.role.granted@1"],"call":"identity.user.create","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309557068,"at":"2026-11-28T23:25:09.557068Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"identity.user","id":"01a2247a-1235-7593-afd4-38223b3c25aa"}],"call_key":null}','{"events":[{"kind":"identity.user.created@1","body":{"id":"01a2247a-1235-7593-afd4-38223b3c25aa","language":"de","login":{"$blob":"98745228eb758016e17ba1484248b53299446d208b8b283a0a99909ceed63bec","size":8},"name":{"$blob":"67f6b5abbc3443af62fc6c56ec2edb85f024c2df3b87876a95016e6e6187ecae","size":3}}},{"kind":"identity.user.password_set@1","body":{"user_id":"01a2247a-1235-7593-afd4-38223b3c25aa"}},{"kind":"identity.role.granted@1","body":{"id":"01a2247a-1235-7593-afd4-382312591abc","user_id":"01a2247a-1235-7593-afd4-38223b3c25aa","role":"reader","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":null}}]}');
INSERT INTO "fact" VALUES(7,X'01A2247A124072C2918344CF067B954C',1795908309567234,'{"kinds":["identity.user.deactivated@1"],"call":"identity.user.deactivate","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309567234,"at":"2026-11-28T23:25:09.567234Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"identity.user","id":"01a2247a-1235-7593-afd4-38223b3c25aa"}],"call_key":null}','{"events":[{"kind":"identity.user.deactivated@1","body":{"id":"01a2247a-1235-7593-afd4-38223b3c25aa","language":"de","login":{"$blob":"117b3799c636eb6f803b3de52d05ee619509062f412950fa0093f80b14a9a7d3","size":8},"name":{"$blob":"912ddd8991db3dcc43b2d2eb9c26c7e16972fb10588650b3c2c12e5189b122ea","size":3},"version_before":1}}]}');
INSERT INTO "fact" VALUES(8,X'01A2247A125475E5A19DABF3CAD64FF1',1795908309587392,'{"kinds":["identity.user.changed@1","identity.role.changed@1"],"call":"identity.user.update","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309587392,"at":"2026-11-28T23:25:09.587392Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"identity.user","id":"01a2247a-11d0-7020-a060-4af4a00bcd26"}],"call_key":null}','{"events":[{"kind":"identity.user.changed@1","body":{"after":{"active":true,"language":"fr","name":{"$blob":"1842806f6e9afe836e605bc2e5f545163fba3c9667e95485c9069c41cbc9a85d","size":12}},"before":{"active":true,"language":"de","name":{"$blob":"9544138c8dfd88d941d77b4ec480e1355e3191416f70065df03c45efdb489349","size":5}},"id":"01a2247a-11d0-7020-a060-4af4a00bcd26","login":{"$blob":"edd1b3689e5d2589c9cdabe5f3a56391d644ff0547bacbc964619df48746b07c","size":5},"version_before":1}},{"kind":"identity.role.changed@1","body":{"before":{"id":"01a2247a-11d1-723d-8f79-cf5a4feeed1e","user_id":"01a2247a-11d0-7020-a060-4af4a00bcd26","role":"warehouse","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":null},"after":{"id":"01a2247a-11d1-723d-8f79-cf5a4feeed1e","user_id":"01a2247a-11d0-7020-a060-4af4a00bcd26","role":"sales","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":null},"version_before":1}}]}');
INSERT INTO "fact" VALUES(9,X'01A2247A127775269D71B502D25609F2',1795908309622532,'{"kinds":["finance.account.changed@1"],"call":"finance.account.create","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309622532,"at":"2026-11-28T23:25:09.622532Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"finance.account","id":"01a2247a-1277-7526-9d71-b5013dd08310","number":"4711"}],"call_key":null}','{"events":[{"kind":"finance.account.changed@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","before":null,"after":{"code":"4711","name":"Duftwasser","account_type":"expense","group_code":"","control":null,"id":"01a2247a-1277-7526-9d71-b5013dd08310","active":true},"version_before":0}}]}');
INSERT INTO "fact" VALUES(10,X'01A2247A12897295AAD34FACCD65C831',1795908309633958,'{"kinds":["finance.account.changed@1"],"call":"finance.account.update","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309633958,"at":"2026-11-28T23:25:09.633958Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"finance.account","id":"01a2247a-1277-7526-9d71-b5013dd08310","number":"4711"}],"call_key":null}','{"events":[{"kind":"finance.account.changed@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","before":{"code":"4711","name":"Duftwasser","account_type":"expense","group_code":"","control":null,"id":"01a2247a-1277-7526-9d71-b5013dd08310","active":true},"after":{"code":"4711","name":"Kölnisch Wasser","account_type":"expense","group_code":"","control":null,"id":"01a2247a-1277-7526-9d71-b5013dd08310","active":true},"version_before":1}}]}');
INSERT INTO "fact" VALUES(11,X'01A2247A12A877E29B4A5F04CC6C70D4',1795908309670398,'{"kinds":["finance.tax_code.changed@1"],"call":"finance.tax_code.create","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309670398,"at":"2026-11-28T23:25:09.670398Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"finance.tax_code","id":"01a2247a-12a6-766b-a372-5748339a5e0e","number":"S19X"}],"call_key":null}','{"events":[{"kind":"finance.tax_code.changed@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","before":null,"after":{"code":"S19X","id":"01a2247a-12a6-766b-a372-5748339a5e0e","category":"S","rate":"19","direction":"sales","tax_code":{"name":{"en":"VAT","de":"USt","fr":"TVA"},"valid_from":"2026-01-01","valid_to":null,"tax_account":"1776","offset_account":null,"revenue_account":"8400","vatex":null,"reason":{"en":"","de":"","fr":""}}},"version_before":0}}]}');
INSERT INTO "fact" VALUES(12,X'01A2247A12E5717EBA9ED7267FC51BAA',1795908309728322,'{"kinds":["finance.tax_code.changed@1"],"call":"finance.tax_code.update","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309728322,"at":"2026-11-28T23:25:09.728322Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"finance.tax_code","id":"01a2247a-12a6-766b-a372-5748339a5e0e","number":"S19X"}],"call_key":null}','{"events":[{"kind":"finance.tax_code.changed@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","before":{"code":"S19X","id":"01a2247a-12a6-766b-a372-5748339a5e0e","category":"S","rate":"19","direction":"sales","tax_code":{"name":{"en":"VAT","de":"USt","fr":"TVA"},"valid_from":"2026-01-01","valid_to":null,"tax_account":"1776","offset_account":null,"revenue_account":"8400","vatex":null,"reason":{"en":"","de":"","fr":""}}},"after":{"code":"S19X","id":"01a2247a-12a6-766b-a372-5748339a5e0e","category":"S","rate":"19","direction":"sales","tax_code":{"name":{"en":"VAT 19%","de":"USt 19 %","fr":"TVA 19 %"},"valid_from":"2026-01-01","valid_to":"2027-12-31","tax_account":"1776","offset_account":null,"revenue_account":"8400","vatex":null,"reason":{"en":"","de":"","fr":""}}},"version_before":1}}]}');
INSERT INTO "fact" VALUES(13,X'01A2247A12F67146B8D8DB63A8BEC17E',1795908309749743,'{"kinds":["finance.payment_term.changed@1"],"call":"finance.payment_term.create","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309749743,"at":"2026-11-28T23:25:09.749743Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"finance.payment_term","id":"01a2247a-12f6-7146-b8d8-db62c1105882","number":"N47"}],"call_key":null}','{"events":[{"kind":"finance.payment_term.changed@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","before":null,"after":{"code":"N47","id":"01a2247a-12f6-7146-b8d8-db62c1105882","term":{"name":{"en":"47 days","de":"47 Tage","fr":"47 jours"},"due_days":47,"discount_days":0,"discount_percent":"0","active":true}},"version_before":0}}]}');
INSERT INTO "fact" VALUES(14,X'01A2247A13B974EC88CDCF543D35E1DE',1795908309925929,'{"kinds":["finance.payment_term.changed@1"],"call":"finance.payment_term.update","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908309925929,"at":"2026-11-28T23:25:09.925929Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"finance.payment_term","id":"01a2247a-12f6-7146-b8d8-db62c1105882","number":"N47"}],"call_key":null}','{"events":[{"kind":"finance.payment_term.changed@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","before":{"code":"N47","id":"01a2247a-12f6-7146-b8d8-db62c1105882","term":{"name":{"en":"47 days","de":"47 Tage","fr":"47 jours"},"due_days":47,"discount_days":0,"discount_percent":"0","active":true}},"after":{"code":"N47","id":"01a2247a-12f6-7146-b8d8-db62c1105882","term":{"name":{"en":"47 days net","de":"47 Tage netto","fr":"47 jours nets"},"due_days":47,"discount_days":0,"discount_percent":"0","active":true}},"version_before":1}}]}');
INSERT INTO "fact" VALUES(15,X'01A2247A14FA743084EF7C5D7BF7452B',1795908310047985,'{"kinds":["finance.year.opened@1","finance.entry.posted@1"],"call":"finance.entry.post","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310047985,"at":"2026-11-28T23:25:10.047985Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"finance.entry","id":"01a2247a-14f9-707d-9e97-118c6829e938","number":"BU-26-1/000001"}],"call_key":null}','{"events":[{"kind":"finance.year.opened@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","year":2026,"starts_on":"2026-01-01","ends_on":"2026-12-31"}},{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-14f9-707d-9e97-118c6829e938","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":{"text":"BU-26-1/000001","kind":"finance.entry","series_no":1,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-03-16","tax_on":"2026-03-16","posted_on":"2026-03-16","reference":"","memo":"Miete","source_kind":"finance.entry","source_id":"01a2247a-14f9-707d-9e97-118c6829e938","source_number":"BU-26-1/000001","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:10.047985Z","currency":"EUR","postings":[{"account":"4711","amount":"119.00","transaction":{"amount":"119.00","currency":"EUR"}},{"account":"1200","amount":"-119.00","transaction":{"amount":"-119.00","currency":"EUR"}}]}}]}');
INSERT INTO "fact" VALUES(16,X'01A2247A1594746A85FD0BE3DED734FA',1795908310418998,'{"kinds":["finance.entry.posted@1"],"call":"finance.entry.reverse","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310418998,"at":"2026-11-28T23:25:10.418998Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"finance.entry","id":"01a2247a-1594-746a-85fd-0be24db46082","number":"BU-26-1/000002"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1594-746a-85fd-0be24db46082","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":{"text":"BU-26-1/000002","kind":"finance.entry","series_no":2,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-03-16","tax_on":"2026-03-16","posted_on":"2026-03-16","reference":"BU-26-1/000001","memo":"Irrtum","source_kind":"finance.entry","source_id":"01a2247a-1594-746a-85fd-0be24db46082","source_number":"BU-26-1/000002","reverses_id":"01a2247a-14f9-707d-9e97-118c6829e938","rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:10.418998Z","currency":"EUR","postings":[{"account":"4711","amount":"-119.00","transaction":{"amount":"-119.00","currency":"EUR"}},{"account":"1200","amount":"119.00","transaction":{"amount":"119.00","currency":"EUR"}}]}}]}');
INSERT INTO "fact" VALUES(17,X'01A2247A16897199921EDDD4F3C48457',1795908310663446,'{"kinds":["finance.entry.posted@1"],"call":"finance.opening.post_balances","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310663446,"at":"2026-11-28T23:25:10.663446Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"finance.entry","id":"01a2247a-1688-72c3-8481-581380811150","number":"BU-26-1/000003"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1688-72c3-8481-581380811150","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":{"text":"BU-26-1/000003","kind":"finance.entry","series_no":3,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-01-01","tax_on":"2026-01-01","posted_on":"2026-01-01","reference":"","memo":"","source_kind":"finance.entry","source_id":"01a2247a-1688-72c3-8481-581380811150","source_number":"BU-26-1/000003","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:10.663446Z","currency":"EUR","postings":[{"account":"1200","amount":"5000.00","transaction":{"amount":"5000.00","currency":"EUR"}},{"account":"9000","amount":"-5000.00","transaction":{"amount":"-5000.00","currency":"EUR"}}]}}]}');
INSERT INTO "fact" VALUES(18,X'01A2247A16E276F1AE907D348FBB2892',1795908310712273,'{"kinds":["parties.party.created@1"],"call":"parties.party.create","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310712273,"at":"2026-11-28T23:25:10.712272Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"parties.party","id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","number":"10001"}],"call_key":null}','{"events":[{"kind":"parties.party.created@1","body":{"addresses":[{"after":{"city":{"$blob":"00c81ab80c1d7f9d0911fa2ada2197d73bb679f46efee98febb1e1c25a140fbd","size":7},"country":"DE","kind":"billing","lines":{"$blob":"5b1dbc4d141b7b19754b6ccb86ec4cdb23eda1039e28589b925a529a99664b84","size":13},"name":{"$personal":""},"postal_code":{"$blob":"6876f09eae836503c129b4f22c7e69b5ccf1a504109851e8eedcdabf1898ae91","size":5},"removed":false},"id":"01a2247a-16e1-76f8-9da2-4baf9a65da0e"}],"after":{"active":true,"contact":{"$personal":""},"country":"DE","credit_limit":null,"currency":"EUR","email":{"$personal":""},"iban":{"$personal":""},"kind":"customer","language":"de","name":{"$blob":"bbde375f7172601f8a77efceeaa578fd2fa293ecb8039abf17d715d7a6548fb5","size":20},"notes":{"$personal":""},"payment_term":null,"phone":{"$personal":""},"registration_id":"","tax_region":"domestic","vat_id":""},"code":"10001","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","number":{"epoch":1,"fiscal_year":0,"kind":"parties.party","node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","series_no":1,"text":"10001"},"order":1795908310712272}}]}');
INSERT INTO "fact" VALUES(19,X'01A2247A16F4726BA3E480BDA232414F',1795908310771293,'{"kinds":["parties.party.changed@1"],"call":"parties.party.update","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310771293,"at":"2026-11-28T23:25:10.771292Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"parties.party","id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","number":"10001"}],"call_key":null}','{"events":[{"kind":"parties.party.changed@1","body":{"added":[{"after":{"city":{"$blob":"e49f5a33437317622c83cae39432ac691993c534ea4d1a5197fc56c14a2e2eb7","size":7},"country":"DE","kind":"billing","lines":{"$blob":"a021e996404d40f56793c2cdf33954f913d50250b9d41d843253f15e67478ff9","size":13},"name":{"$personal":""},"postal_code":{"$blob":"954bfdca85e01e4253f68104058ac0da7a257175685ae4b03a22cadb94d059a4","size":5},"removed":false},"id":"01a2247a-16f4-726b-a3e4-80b8dcdb6704"}],"changed":[{"edits":{"removed":{"after":true,"before":false}},"id":"01a2247a-16e1-76f8-9da2-4baf9a65da0e"}],"code":"10001","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","edits":{"email":{"after":{"$blob":"1b1939a4597f68396e925abf2c7dae0fa97ffbe699ef604d05ea7641c82181d8","size":17},"before":{"$personal":""}}},"id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","order":1795908310771292}}]}');
INSERT INTO "fact" VALUES(20,X'01A2247A1708757682946EFDD4EAAFB1',1795908310790344,'{"kinds":["finance.open_item.opened@1","finance.entry.posted@1"],"call":"finance.opening.post_item","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310790344,"at":"2026-11-28T23:25:10.790344Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[],"call_key":null}','{"events":[{"kind":"finance.open_item.opened@1","body":{"id":"01a2247a-1707-767f-8f0e-46d79ca94309","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","side":"receivable","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","source_kind":"finance.opening","source_id":"01a2247a-1707-767f-8f0e-46d79ca94309","source_number":"ALT-1","entry_id":"01a2247a-1707-767f-8f0e-46d8366de7d5","document_on":"2025-12-01","due_on":"2025-12-31","amount":{"amount":"50.00","currency":"EUR"},"functional":{"amount":"50.00","currency":"EUR"}}},{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1707-767f-8f0e-46d8366de7d5","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2025-12-01","tax_on":"2025-12-01","posted_on":"2026-01-01","reference":"","memo":"","source_kind":"finance.opening","source_id":"01a2247a-1707-767f-8f0e-46d79ca94309","source_number":"ALT-1","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:10.790344Z","currency":"EUR","postings":[{"account":"1400","amount":"50.00","transaction":{"amount":"50.00","currency":"EUR"}},{"account":"9000","amount":"-50.00","transaction":{"amount":"-50.00","currency":"EUR"}}]}}]}');
INSERT INTO "fact" VALUES(21,X'01A2247A171674E4B84804D75BD2E63F',1795908310805680,'{"kinds":["inventory.warehouse.changed@1"],"call":"inventory.warehouse.create","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310805680,"at":"2026-11-28T23:25:10.805680Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"inventory.warehouse","id":"01a2247a-1716-74e4-b848-04d6610a876e","number":"MAIN"}],"call_key":null}','{"events":[{"kind":"inventory.warehouse.changed@1","body":{"id":"01a2247a-1716-74e4-b848-04d6610a876e","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","code":"MAIN","currency":"EUR","before":null,"after":{"name":"Lager","region":"","address_name":"","street":"Kai 1","postal_code":"20457","city":"Hamburg","country":"DE","negative_stock":"refuse","active":true},"version_before":0}}]}');
INSERT INTO "fact" VALUES(22,X'01A2247A171D71739134FC2884C348C5',1795908310812176,'{"kinds":["inventory.warehouse.changed@1"],"call":"inventory.warehouse.update","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310812176,"at":"2026-11-28T23:25:10.812176Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"inventory.warehouse","id":"01a2247a-1716-74e4-b848-04d6610a876e","number":"MAIN"}],"call_key":null}','{"events":[{"kind":"inventory.warehouse.changed@1","body":{"id":"01a2247a-1716-74e4-b848-04d6610a876e","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","code":"MAIN","currency":"EUR","before":{"name":"Lager","region":"","address_name":"","street":"Kai 1","postal_code":"20457","city":"Hamburg","country":"DE","negative_stock":"refuse","active":true},"after":{"name":"Hauptlager","region":"","address_name":"","street":"Kai 1","postal_code":"20457","city":"Hamburg","country":"DE","negative_stock":"refuse","active":true},"version_before":1}}]}');
INSERT INTO "fact" VALUES(23,X'01A2247A172B70C89AAD88DACFC176CF',1795908310826474,'{"kinds":["inventory.item.created@1"],"call":"inventory.item.create","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310826474,"at":"2026-11-28T23:25:10.826473Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"inventory.item","id":"01a2247a-172a-715c-b982-c73e381cef1f","number":"HYD"}],"call_key":null}','{"events":[{"kind":"inventory.item.created@1","body":{"id":"01a2247a-172a-715c-b982-c73e381cef1f","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","order":1795908310826473,"code":"HYD","number":{"text":"HYD","kind":"inventory.item","series_no":1,"fiscal_year":0,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"after":{"name":"Hydraulikzylinder","name_en":"","name_de":"","name_fr":"","kind":"stock","supply":"goods","unit_code":"C62","unit_symbol":"Stk","unit_decimals":0,"valuation":"fifo","tax_class":"standard","category":"","price":"19.9","price_currency":"EUR","standard_cost":null,"reorder_level":null,"barcode":"","weight_kg":null,"active":true}}}]}');
INSERT INTO "fact" VALUES(24,X'01A2247A17387435BBA7DD464413EE8E',1795908310839169,'{"kinds":["inventory.item.changed@1"],"call":"inventory.item.update","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310839169,"at":"2026-11-28T23:25:10.839168Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"inventory.item","id":"01a2247a-172a-715c-b982-c73e381cef1f","number":"HYD"}],"call_key":null}','{"events":[{"kind":"inventory.item.changed@1","body":{"id":"01a2247a-172a-715c-b982-c73e381cef1f","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","order":1795908310839168,"edits":{"name":{"before":"Hydraulikzylinder","after":"Hydraulikzylinder 40 mm"}}}}]}');
INSERT INTO "fact" VALUES(25,X'01A2247A174B701AA2B5E421012C2D82',1795908310857143,'{"kinds":["finance.entry.posted@1","inventory.receipt.posted@1"],"call":"inventory.receipt.post","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310857143,"at":"2026-11-28T23:25:10.857143Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"inventory.receipt","id":"01a2247a-1749-736e-9fe3-f45069fc3a42","number":"WE-26-1/000001"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-174a-764d-921f-0bb943fed051","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-03-16","tax_on":"2026-03-16","posted_on":"2026-03-16","reference":"","memo":"","source_kind":"inventory.receipt","source_id":"01a2247a-1749-736e-9fe3-f45069fc3a42","source_number":"WE-26-1/000001","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:10.857143Z","currency":"EUR","postings":[{"account":"3980","amount":"400.00","transaction":{"amount":"400.00","currency":"EUR"}},{"account":"1799","amount":"-400.00","transaction":{"amount":"-400.00","currency":"EUR"}}]}},{"kind":"inventory.receipt.posted@1","body":{"kind":"inventory.receipt","id":"01a2247a-1749-736e-9fe3-f45069fc3a42","number":{"text":"WE-26-1/000001","kind":"inventory.receipt","series_no":1,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","document_on":"2026-03-16","party_id":null,"reference":"","memo":"","opening":false,"rate":null,"total":{"amount":"400.00","currency":"EUR"},"value":{"amount":"400.00","currency":"EUR"},"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:10.857143Z","entry_id":"01a2247a-174a-764d-921f-0bb943fed051","movement":{"id":"01a2247a-174b-701a-a2b5-e420d2b0ced9","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","source_kind":"inventory.receipt","source_id":"01a2247a-1749-736e-9fe3-f45069fc3a42","source_number":"WE-26-1/000001","posted_on":"2026-03-16","currency":"EUR","moves":[{"line":1,"kind":"receipt","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","sequence":1,"quantity":"40","value":"400.00","layers":[{"layer":1,"quantity":"40","value":"400.00"}]}]}}}]}');
INSERT INTO "fact" VALUES(26,X'01A2247A179673F08746946B49571F6F',1795908310931613,'{"kinds":["finance.entry.posted@1","inventory.receipt.posted@1"],"call":"inventory.receipt.post","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908310931613,"at":"2026-11-28T23:25:10.931613Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"inventory.receipt","id":"01a2247a-1794-7197-a765-1ac9bf77f9c2","number":"WE-26-1/000002"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1795-733e-a4bd-8c111551fc80","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-03-16","tax_on":"2026-03-16","posted_on":"2026-03-16","reference":"","memo":"","source_kind":"inventory.receipt","source_id":"01a2247a-1794-7197-a765-1ac9bf77f9c2","source_number":"WE-26-1/000002","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:10.931613Z","currency":"EUR","postings":[{"account":"3980","amount":"400.00","transaction":{"amount":"400.00","currency":"EUR"}},{"account":"1799","amount":"-400.00","transaction":{"amount":"-400.00","currency":"EUR"}}]}},{"kind":"inventory.receipt.posted@1","body":{"kind":"inventory.receipt","id":"01a2247a-1794-7197-a765-1ac9bf77f9c2","number":{"text":"WE-26-1/000002","kind":"inventory.receipt","series_no":2,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","document_on":"2026-03-16","party_id":null,"reference":"","memo":"","opening":false,"rate":null,"total":{"amount":"400.00","currency":"EUR"},"value":{"amount":"400.00","currency":"EUR"},"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:10.931613Z","entry_id":"01a2247a-1795-733e-a4bd-8c111551fc80","movement":{"id":"01a2247a-1795-733e-a4bd-8c128407146e","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","source_kind":"inventory.receipt","source_id":"01a2247a-1794-7197-a765-1ac9bf77f9c2","source_number":"WE-26-1/000002","posted_on":"2026-03-16","currency":"EUR","moves":[{"line":1,"kind":"receipt","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","sequence":2,"quantity":"4","value":"400.00","layers":[{"layer":2,"quantity":"4","value":"400.00"}]}]}}}]}');
INSERT INTO "fact" VALUES(27,X'01A2247A18357258813CF4D740D9C361',1795908311085713,'{"kinds":["finance.entry.posted@1","inventory.receipt.posted@1"],"call":"inventory.receipt.reverse","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311085713,"at":"2026-11-28T23:25:11.085713Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"inventory.receipt","id":"01a2247a-182f-7368-8402-cc14cfee7129","number":"WE-26-1/000003"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1834-712d-8bc2-b89b34f026e5","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-11-28","tax_on":"2026-11-28","posted_on":"2026-11-28","reference":"WE-26-1/000002","memo":"falscher Lieferschein","source_kind":"inventory.receipt","source_id":"01a2247a-182f-7368-8402-cc14cfee7129","source_number":"WE-26-1/000003","reverses_id":"01a2247a-1795-733e-a4bd-8c111551fc80","rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.085713Z","currency":"EUR","postings":[{"account":"3980","amount":"-400.00","transaction":{"amount":"-400.00","currency":"EUR"}},{"account":"1799","amount":"400.00","transaction":{"amount":"400.00","currency":"EUR"}}]}},{"kind":"inventory.receipt.posted@1","body":{"kind":"inventory.receipt","id":"01a2247a-182f-7368-8402-cc14cfee7129","number":{"text":"WE-26-1/000003","kind":"inventory.receipt","series_no":3,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","document_on":"2026-11-28","party_id":null,"reference":"WE-26-1/000002","memo":"falscher Lieferschein","opening":false,"rate":null,"total":{"amount":"-400.00","currency":"EUR"},"value":{"amount":"-400.00","currency":"EUR"},"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.085713Z","entry_id":"01a2247a-1834-712d-8bc2-b89b34f026e5","movement":{"id":"01a2247a-1835-7258-813c-f4d665451497","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","source_kind":"inventory.receipt","source_id":"01a2247a-182f-7368-8402-cc14cfee7129","source_number":"WE-26-1/000003","posted_on":"2026-11-28","currency":"EUR","moves":[{"line":1,"kind":"receipt","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","sequence":3,"quantity":"-4","value":"-400.00","layers":[{"layer":2,"quantity":"-4","value":"-400.00"}]}]},"reverses_id":"01a2247a-1794-7197-a765-1ac9bf77f9c2"}}]}');
INSERT INTO "fact" VALUES(28,X'01A2247A186775A8BDC8F42E63CF146A',1795908311131583,'{"kinds":["finance.entry.posted@1","inventory.adjustment.posted@1"],"call":"inventory.adjustment.post","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311131583,"at":"2026-11-28T23:25:11.131583Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"inventory.adjustment","id":"01a2247a-185b-7114-b900-7060f4072e29","number":"BK-26-1/000001"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1861-73b7-a3fc-535ec545baab","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-03-16","tax_on":"2026-03-16","posted_on":"2026-03-16","reference":"","memo":"Inventur","source_kind":"inventory.adjustment","source_id":"01a2247a-185b-7114-b900-7060f4072e29","source_number":"BK-26-1/000001","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.131583Z","currency":"EUR","postings":[{"account":"3980","amount":"-10.00","transaction":{"amount":"-10.00","currency":"EUR"}},{"account":"3950","amount":"10.00","transaction":{"amount":"10.00","currency":"EUR"}}]}},{"kind":"inventory.adjustment.posted@1","body":{"kind":"inventory.adjustment","id":"01a2247a-185b-7114-b900-7060f4072e29","number":{"text":"BK-26-1/000001","kind":"inventory.adjustment","series_no":1,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","document_on":"2026-03-16","party_id":null,"reference":"","memo":"Inventur","opening":false,"rate":null,"total":{"amount":"-10.00","currency":"EUR"},"value":{"amount":"-10.00","currency":"EUR"},"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.131583Z","entry_id":"01a2247a-1861-73b7-a3fc-535ec545baab","movement":{"id":"01a2247a-1865-715a-b054-b01570f495e4","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","source_kind":"inventory.adjustment","source_id":"01a2247a-185b-7114-b900-7060f4072e29","source_number":"BK-26-1/000001","posted_on":"2026-03-16","currency":"EUR","moves":[{"line":1,"kind":"adjustment","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","sequence":4,"quantity":"-1","value":"-10.00","layers":[{"layer":1,"quantity":"-1","value":"-10.00"}]}]}}}]}');
INSERT INTO "fact" VALUES(29,X'01A2247A188072E2A719B891DF649B46',1795908311162146,'{"kinds":["finance.entry.posted@1","inventory.adjustment.posted@1"],"call":"inventory.adjustment.post","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311162146,"at":"2026-11-28T23:25:11.162146Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"inventory.adjustment","id":"01a2247a-187a-7259-812f-cba0cb34ec9a","number":"BK-26-1/000002"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-187f-7337-8445-bdff1c3bdef1","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-03-16","tax_on":"2026-03-16","posted_on":"2026-03-16","reference":"","memo":"Inventur","source_kind":"inventory.adjustment","source_id":"01a2247a-187a-7259-812f-cba0cb34ec9a","source_number":"BK-26-1/000002","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.162146Z","currency":"EUR","postings":[{"account":"3980","amount":"-10.00","transaction":{"amount":"-10.00","currency":"EUR"}},{"account":"3950","amount":"10.00","transaction":{"amount":"10.00","currency":"EUR"}}]}},{"kind":"inventory.adjustment.posted@1","body":{"kind":"inventory.adjustment","id":"01a2247a-187a-7259-812f-cba0cb34ec9a","number":{"text":"BK-26-1/000002","kind":"inventory.adjustment","series_no":2,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","document_on":"2026-03-16","party_id":null,"reference":"","memo":"Inventur","opening":false,"rate":null,"total":{"amount":"-10.00","currency":"EUR"},"value":{"amount":"-10.00","currency":"EUR"},"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.162146Z","entry_id":"01a2247a-187f-7337-8445-bdff1c3bdef1","movement":{"id":"01a2247a-187f-7337-8445-be00aca69e4f","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","source_kind":"inventory.adjustment","source_id":"01a2247a-187a-7259-812f-cba0cb34ec9a","source_number":"BK-26-1/000002","posted_on":"2026-03-16","currency":"EUR","moves":[{"line":1,"kind":"adjustment","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","sequence":5,"quantity":"-1","value":"-10.00","layers":[{"layer":1,"quantity":"-1","value":"-10.00"}]}]}}}]}');
INSERT INTO "fact" VALUES(30,X'01A2247A188A77AC91619177C6044F76',1795908311176870,'{"kinds":["finance.entry.posted@1","inventory.adjustment.posted@1"],"call":"inventory.adjustment.reverse","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311176870,"at":"2026-11-28T23:25:11.176870Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"inventory.adjustment","id":"01a2247a-1889-71dd-9f13-ba0847a509d5","number":"BK-26-1/000003"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-188a-77ac-9161-917530753da1","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-11-28","tax_on":"2026-11-28","posted_on":"2026-11-28","reference":"BK-26-1/000002","memo":"verzählt","source_kind":"inventory.adjustment","source_id":"01a2247a-1889-71dd-9f13-ba0847a509d5","source_number":"BK-26-1/000003","reverses_id":"01a2247a-187f-7337-8445-bdff1c3bdef1","rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.176870Z","currency":"EUR","postings":[{"account":"3980","amount":"10.00","transaction":{"amount":"10.00","currency":"EUR"}},{"account":"3950","amount":"-10.00","transaction":{"amount":"-10.00","currency":"EUR"}}]}},{"kind":"inventory.adjustment.posted@1","body":{"kind":"inventory.adjustment","id":"01a2247a-1889-71dd-9f13-ba0847a509d5","number":{"text":"BK-26-1/000003","kind":"inventory.adjustment","series_no":3,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","document_on":"2026-11-28","party_id":null,"reference":"BK-26-1/000002","memo":"verzählt","opening":false,"rate":null,"total":{"amount":"10.00","currency":"EUR"},"value":{"amount":"10.00","currency":"EUR"},"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.176870Z","entry_id":"01a2247a-188a-77ac-9161-917530753da1","movement":{"id":"01a2247a-188a-77ac-9161-917681ac9f05","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","source_kind":"inventory.adjustment","source_id":"01a2247a-1889-71dd-9f13-ba0847a509d5","source_number":"BK-26-1/000003","posted_on":"2026-11-28","currency":"EUR","moves":[{"line":1,"kind":"adjustment","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","sequence":6,"quantity":"1","value":"10.00","layers":[{"layer":1,"quantity":"1","value":"10.00"}]}]},"reverses_id":"01a2247a-187a-7259-812f-cba0cb34ec9a"}}]}');
INSERT INTO "fact" VALUES(31,X'01A2247A1894702BAED6DB892B60936E',1795908311187764,'{"kinds":["sales.price_list.changed@1"],"call":"sales.price_list.save","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311187764,"at":"2026-11-28T23:25:11.187764Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.price_list","id":"01a2247a-1894-702b-aed6-db885ec3e0cf","number":"GROSS"}],"call_key":null}','{"events":[{"kind":"sales.price_list.changed@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","before":null,"after":{"code":"GROSS","name":"Großhandel","currency":"EUR","standard":false,"active":true,"id":"01a2247a-1894-702b-aed6-db885ec3e0cf"},"version_before":0}}]}');
INSERT INTO "fact" VALUES(32,X'01A2247A18A670A88B2B8733E158C8FC',1795908311204476,'{"kinds":["sales.price.set@1"],"call":"sales.price.set","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311204476,"at":"2026-11-28T23:25:11.204476Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.price_list","id":"01a2247a-1894-702b-aed6-db885ec3e0cf","number":"GROSS"}],"call_key":null}','{"events":[{"kind":"sales.price.set@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","list":"GROSS","currency":"EUR","prices":[{"id":"01a2247a-18a6-70a8-8b2b-8732071d7a06","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","min_quantity":"1","valid_from":"2026-01-01","valid_to":null,"price":"18","price_before":null,"valid_to_before":null,"version_before":0}]}}]}');
INSERT INTO "fact" VALUES(33,X'01A2247A1916755E9D7BA786474B80C5',1795908311315084,'{"kinds":["sales.quotation.drafted@1"],"call":"sales.quotation.save_draft","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311315084,"at":"2026-11-28T23:25:11.315084Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.quotation","id":"01a2247a-1915-773c-bfd8-73c6acda71d0"}],"call_key":null}','{"events":[{"kind":"sales.quotation.drafted@1","body":{"after":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:11.315084Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"605ee058970a73dd780eba233ed8d1b0d460238c175d90e3f1cc726c089d5ebd","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":null,"fiscal_year":null,"functional_minor":2368,"id":"01a2247a-1915-773c-bfd8-73c6acda71d0","introduction":"","kind":"sales.quotation","language":"de","net":{"amount":"19.90","currency":"EUR"},"node_id":null,"number":"","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":null,"source_id":null,"state":"draft","tax":{"amount":"3.78","currency":"EUR"},"total":{"amount":"23.68","currency":"EUR"},"valid_until":null,"version":1},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-1915-773c-bfd8-73c6acda71d0","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"19.90","currency":"EUR"},"quantity":"1","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"before":null}}]}');
INSERT INTO "fact" VALUES(34,X'01A2247A192C72859A283E4696131317',1795908311338654,'{"kinds":["sales.quotation.discarded@1"],"call":"sales.quotation.discard","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311338654,"at":"2026-11-28T23:25:11.338654Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[],"call_key":null}','{"events":[{"kind":"sales.quotation.discarded@1","body":{"document":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:11.338654Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"d65bab23ac483cd22608602ea21d6a06589f35ab310ab80a992c4ed0cad0b14f","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":null,"fiscal_year":null,"functional_minor":2368,"id":"01a2247a-1915-773c-bfd8-73c6acda71d0","introduction":"","kind":"sales.quotation","language":"de","net":{"amount":"19.90","currency":"EUR"},"node_id":null,"number":"","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":null,"source_id":null,"state":"discarded","tax":{"amount":"3.78","currency":"EUR"},"total":{"amount":"23.68","currency":"EUR"},"valid_until":null,"version":2},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-1915-773c-bfd8-73c6acda71d0","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"19.90","currency":"EUR"},"quantity":"1","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"state_before":"draft","version_before":1}}]}');
INSERT INTO "fact" VALUES(35,X'01A2247A199E72429213F82BC5D7F450',1795908311452632,'{"kinds":["sales.quotation.drafted@1"],"call":"sales.quotation.save_draft","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311452632,"at":"2026-11-28T23:25:11.452632Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.quotation","id":"01a2247a-199e-7242-9213-f829484d3785"}],"call_key":null}','{"events":[{"kind":"sales.quotation.drafted@1","body":{"after":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:11.452632Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"9c8868c229d7eee4199593131e215349b38372894226cd3289e99af71c036fb5","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":null,"fiscal_year":null,"functional_minor":4736,"id":"01a2247a-199e-7242-9213-f829484d3785","introduction":"","kind":"sales.quotation","language":"de","net":{"amount":"39.80","currency":"EUR"},"node_id":null,"number":"","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":null,"source_id":null,"state":"draft","tax":{"amount":"7.56","currency":"EUR"},"total":{"amount":"47.36","currency":"EUR"},"valid_until":null,"version":1},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-199e-7242-9213-f829484d3785","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"39.80","currency":"EUR"},"quantity":"2","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"before":null}}]}');
INSERT INTO "fact" VALUES(36,X'01A2247A19A87487B4692461F8C0939A',1795908311463527,'{"kinds":["sales.quotation.sent@1"],"call":"sales.quotation.send","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311463527,"at":"2026-11-28T23:25:11.463527Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.quotation","id":"01a2247a-199e-7242-9213-f829484d3785","number":"AG-26-1/000001"}],"call_key":null}','{"events":[{"kind":"sales.quotation.sent@1","body":{"document":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:11.463527Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"7c88b81eba6972eb589ab70a1fac49f6ad60b004afd1c52598654209b0e8041f","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":1,"fiscal_year":2026,"functional_minor":4736,"id":"01a2247a-199e-7242-9213-f829484d3785","introduction":"","kind":"sales.quotation","language":"de","net":{"amount":"39.80","currency":"EUR"},"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"AG-26-1/000001","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":1,"source_id":null,"state":"sent","tax":{"amount":"7.56","currency":"EUR"},"total":{"amount":"47.36","currency":"EUR"},"valid_until":null,"version":2},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-199e-7242-9213-f829484d3785","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"39.80","currency":"EUR"},"quantity":"2","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"state_before":"draft","version_before":1}}]}');
INSERT INTO "fact" VALUES(37,X'01A2247A19BD75A8A26A518225D598A7',1795908311484691,'{"kinds":["sales.quotation.lost@1"],"call":"sales.quotation.lose","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311484691,"at":"2026-11-28T23:25:11.484691Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.quotation","id":"01a2247a-199e-7242-9213-f829484d3785","number":"AG-26-1/000001"}],"call_key":null}','{"events":[{"kind":"sales.quotation.lost@1","body":{"document":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:11.484691Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"85de8abf3197c7440cee7df5abd4c606bbb12bd72859a5c43abcd6550e0a087f","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":1,"fiscal_year":2026,"functional_minor":4736,"id":"01a2247a-199e-7242-9213-f829484d3785","introduction":"","kind":"sales.quotation","language":"de","net":{"amount":"39.80","currency":"EUR"},"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"AG-26-1/000001","payment_term":"N30","rate":null,"reason":"zu teuer","reference":"","series_no":1,"source_id":null,"state":"lost","tax":{"amount":"7.56","currency":"EUR"},"total":{"amount":"47.36","currency":"EUR"},"valid_until":null,"version":3},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-199e-7242-9213-f829484d3785","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"39.80","currency":"EUR"},"quantity":"2","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"state_before":"sent","version_before":2}}]}');
INSERT INTO "fact" VALUES(38,X'01A2247A19C57281A7514894358CD66C',1795908311491550,'{"kinds":["sales.quotation.drafted@1"],"call":"sales.quotation.save_draft","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311491550,"at":"2026-11-28T23:25:11.491550Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.quotation","id":"01a2247a-19c4-7393-9cdb-9e10beef6c44"}],"call_key":null}','{"events":[{"kind":"sales.quotation.drafted@1","body":{"after":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:11.491550Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"c6a9d4ed3712bc3eb61c4f64d29ce28bb84956187499854171b6855153c603f1","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":null,"fiscal_year":null,"functional_minor":23681,"id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","introduction":"","kind":"sales.quotation","language":"de","net":{"amount":"199.00","currency":"EUR"},"node_id":null,"number":"","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":null,"source_id":null,"state":"draft","tax":{"amount":"37.81","currency":"EUR"},"total":{"amount":"236.81","currency":"EUR"},"valid_until":null,"version":1},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"199.00","currency":"EUR"},"quantity":"10","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"before":null}}]}');
INSERT INTO "fact" VALUES(39,X'01A2247A19DF7417BCBE143081D20E44',1795908311517612,'{"kinds":["sales.quotation.sent@1"],"call":"sales.quotation.send","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311517612,"at":"2026-11-28T23:25:11.517612Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.quotation","id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","number":"AG-26-1/000002"}],"call_key":null}','{"events":[{"kind":"sales.quotation.sent@1","body":{"document":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:11.517612Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"393b3d453ae376ee88af3bbe0a8025ed9a919f1f9f0663ccfe807178712bf2dd","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":1,"fiscal_year":2026,"functional_minor":23681,"id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","introduction":"","kind":"sales.quotation","language":"de","net":{"amount":"199.00","currency":"EUR"},"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"AG-26-1/000002","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":2,"source_id":null,"state":"sent","tax":{"amount":"37.81","currency":"EUR"},"total":{"amount":"236.81","currency":"EUR"},"valid_until":null,"version":2},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"199.00","currency":"EUR"},"quantity":"10","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"state_before":"draft","version_before":1}}]}');
INSERT INTO "fact" VALUES(40,X'01A2247A19F2737395E065929355E1A0',1795908311532042,'{"kinds":["sales.quotation.ordered@1","sales.order.drafted@1"],"call":"sales.quotation.to_order","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311532042,"at":"2026-11-28T23:25:11.532042Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.quotation","id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","number":"AG-26-1/000002"},{"kind":"sales.order","id":"01a2247a-19f1-77a3-a384-f4f7ed316866"}],"call_key":null}','{"events":[{"kind":"sales.quotation.ordered@1","body":{"document":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:11.532042Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"1dced67c76ae1d58a3c7b229415bd95cd82e67b66164f6f6a3252e84decb1a62","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":1,"fiscal_year":2026,"functional_minor":23681,"id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","introduction":"","kind":"sales.quotation","language":"de","net":{"amount":"199.00","currency":"EUR"},"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"AG-26-1/000002","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":2,"source_id":null,"state":"ordered","tax":{"amount":"37.81","currency":"EUR"},"total":{"amount":"236.81","currency":"EUR"},"valid_until":null,"version":3},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"199.00","currency":"EUR"},"quantity":"10","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"state_before":"sent","version_before":2}},{"kind":"sales.order.drafted@1","body":{"after":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:11.532042Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"d00416e231d84c62faf4e2776a8a0206bd14e46c9dbac755e862f65425383ea6","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":null,"fiscal_year":null,"functional_minor":23681,"id":"01a2247a-19f1-77a3-a384-f4f7ed316866","introduction":"","kind":"sales.order","language":"de","net":{"amount":"199.00","currency":"EUR"},"node_id":null,"number":"","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":null,"source_id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","state":"draft","tax":{"amount":"37.81","currency":"EUR"},"total":{"amount":"236.81","currency":"EUR"},"valid_until":null,"version":1},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-19f1-77a3-a384-f4f7ed316866","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"199.00","currency":"EUR"},"quantity":"10","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"before":null}}]}');
INSERT INTO "fact" VALUES(41,X'01A2247A1A1F75FFBC17447E6719D699',1795908311578944,'{"kinds":["inventory.stock.reserved@1","sales.order.confirmed@1"],"call":"sales.order.confirm","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311578944,"at":"2026-11-28T23:25:11.578944Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.order","id":"01a2247a-19f1-77a3-a384-f4f7ed316866","number":"AB-26-1/000001"}],"call_key":null}','{"events":[{"kind":"inventory.stock.reserved@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","owner_kind":"sales.order","owner_id":"01a2247a-19f1-77a3-a384-f4f7ed316866","expires_on":null,"reservations":[{"id":"01a2247a-1a1c-72eb-89d8-b62015688768","owner_number":"AB-26-1/000001","line":1,"item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","quantity":"10"}]}},{"kind":"sales.order.confirmed@1","body":{"document":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:11.578944Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"c2081140265967fbb5916dde291ceedfe638d1e3a73e76e92dd877205d2d8fdf","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":1,"fiscal_year":2026,"functional_minor":23681,"id":"01a2247a-19f1-77a3-a384-f4f7ed316866","introduction":"","kind":"sales.order","language":"de","net":{"amount":"199.00","currency":"EUR"},"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"AB-26-1/000001","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":1,"source_id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","state":"confirmed","tax":{"amount":"37.81","currency":"EUR"},"total":{"amount":"236.81","currency":"EUR"},"valid_until":null,"version":2},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-19f1-77a3-a384-f4f7ed316866","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"199.00","currency":"EUR"},"quantity":"10","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"state_before":"draft","version_before":1}}]}');
INSERT INTO "fact" VALUES(42,X'01A2247A1A7C7744B29D7C2924AE7494',1795908311646198,'{"kinds":["finance.entry.posted@1","inventory.stock.issued@1","sales.delivery.posted@1"],"call":"sales.delivery.post","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311646198,"at":"2026-11-28T23:25:11.646198Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.delivery","id":"01a2247a-1a60-7248-831c-f424c2dbdcbc","number":"LS-26-1/000001"},{"kind":"sales.order","id":"01a2247a-19f1-77a3-a384-f4f7ed316866","number":"AB-26-1/000001"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1a7a-73f1-957c-9e2ae412033b","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-11-28","tax_on":"2026-11-28","posted_on":"2026-11-28","reference":"","memo":"AB-26-1/000001","source_kind":"sales.delivery","source_id":"01a2247a-1a60-7248-831c-f424c2dbdcbc","source_number":"LS-26-1/000001","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.646198Z","currency":"EUR","postings":[{"account":"3980","amount":"-20.00","transaction":{"amount":"-20.00","currency":"EUR"}},{"account":"4000","amount":"20.00","transaction":{"amount":"20.00","currency":"EUR"}}]}},{"kind":"inventory.stock.issued@1","body":{"movement":{"id":"01a2247a-1a7b-7026-aeea-79b4dceba45a","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","source_kind":"sales.delivery","source_id":"01a2247a-1a60-7248-831c-f424c2dbdcbc","source_number":"LS-26-1/000001","posted_on":"2026-11-28","currency":"EUR","moves":[{"line":1,"kind":"issue","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","sequence":7,"quantity":"-2","value":"-20.00","layers":[{"layer":1,"quantity":"-2","value":"-20.00"}]}]},"reservations":[{"id":"01a2247a-1a1c-72eb-89d8-b62015688768","owner_number":"AB-26-1/000001","line":1,"item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","quantity":"2"}]}},{"kind":"sales.delivery.posted@1","body":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","cost":{"amount":"20.00","currency":"EUR"},"customer_country":"DE","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_lines":{"$blob":"9c67bc169c7b104d5cdb7b12f7c57f0acf36290a1444c25b16f8b1c01436b245","size":27},"customer_name":{"$blob":"b712fc636ca6813b9b3529c8d049cf074c69a140a343cce41ab1ae4161d321d3","size":20},"delivered_on":"2026-11-28","entry_id":"01a2247a-1a7a-73f1-957c-9e2ae412033b","epoch":1,"fiscal_year":2026,"id":"01a2247a-1a60-7248-831c-f424c2dbdcbc","language":"de","node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"LS-26-1/000001","order_id":"01a2247a-19f1-77a3-a384-f4f7ed316866","order_number":"AB-26-1/000001","posted_at":"2026-11-28T23:25:11.646198Z","reason":"","reference":"","reverses_id":null,"series_no":1},"lines":[{"cost":{"amount":"20.00","currency":"EUR"},"delivery_id":"01a2247a-1a60-7248-831c-f424c2dbdcbc","description":"Hydraulikzylinder 40 mm","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"order_line":1,"quantity":"2","unit":"Stk","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]}}]}');
INSERT INTO "fact" VALUES(43,X'01A2247A1AA177AE8334353286E84DAB',1795908311701466,'{"kinds":["finance.entry.posted@1","inventory.stock.taken_back@1","inventory.stock.reserved@1","sales.delivery.reversed@1"],"call":"sales.delivery.reverse","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311701466,"at":"2026-11-28T23:25:11.701466Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.delivery","id":"01a2247a-1a96-73a2-a991-a4e3fd1683a4","number":"LS-26-1/000002"},{"kind":"sales.delivery","id":"01a2247a-1a60-7248-831c-f424c2dbdcbc","number":"LS-26-1/000001"},{"kind":"sales.order","id":"01a2247a-19f1-77a3-a384-f4f7ed316866","number":"AB-26-1/000001"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1a98-7096-aff4-8be9b8b9e40a","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-11-28","tax_on":"2026-11-28","posted_on":"2026-11-28","reference":"","memo":"AB-26-1/000001","source_kind":"sales.delivery","source_id":"01a2247a-1a96-73a2-a991-a4e3fd1683a4","source_number":"LS-26-1/000002","reverses_id":"01a2247a-1a7a-73f1-957c-9e2ae412033b","rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.701466Z","currency":"EUR","postings":[{"account":"3980","amount":"20.00","transaction":{"amount":"20.00","currency":"EUR"}},{"account":"4000","amount":"-20.00","transaction":{"amount":"-20.00","currency":"EUR"}}]}},{"kind":"inventory.stock.taken_back@1","body":{"movement":{"id":"01a2247a-1a99-7558-83a8-48d4d521bdb2","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","source_kind":"sales.delivery","source_id":"01a2247a-1a96-73a2-a991-a4e3fd1683a4","source_number":"LS-26-1/000002","posted_on":"2026-11-28","currency":"EUR","moves":[{"line":1,"kind":"take_back","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","sequence":8,"quantity":"2","value":"20.00","layers":[{"layer":1,"quantity":"2","value":"20.00"}],"returns":"01a2247a-1a7b-7026-aeea-79b4dceba45b"}]}}},{"kind":"inventory.stock.reserved@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","owner_kind":"sales.order","owner_id":"01a2247a-19f1-77a3-a384-f4f7ed316866","expires_on":null,"reservations":[{"id":"01a2247a-1aa0-70b8-82d8-dc147336c442","owner_number":"AB-26-1/000001","line":1,"item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","quantity":"2"}]}},{"kind":"sales.delivery.reversed@1","body":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","cost":{"amount":"-20.00","currency":"EUR"},"customer_country":"DE","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_lines":{"$blob":"c902d4cce5a50cb7c7b4f662c1ef5d26652952882cc50f0f38696fdaec9efe5c","size":27},"customer_name":{"$blob":"0c89a30dd8793003fda89b3d60f112816b6689f5bd449e275acef504d63e0f5d","size":20},"delivered_on":"2026-11-28","entry_id":"01a2247a-1a98-7096-aff4-8be9b8b9e40a","epoch":1,"fiscal_year":2026,"id":"01a2247a-1a96-73a2-a991-a4e3fd1683a4","language":"de","node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"LS-26-1/000002","order_id":"01a2247a-19f1-77a3-a384-f4f7ed316866","order_number":"AB-26-1/000001","posted_at":"2026-11-28T23:25:11.701466Z","reason":"falsche Ware","reference":"","reverses_id":"01a2247a-1a60-7248-831c-f424c2dbdcbc","series_no":2},"lines":[{"cost":{"amount":"-20.00","currency":"EUR"},"delivery_id":"01a2247a-1a96-73a2-a991-a4e3fd1683a4","description":"Hydraulikzylinder 40 mm","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"order_line":1,"quantity":"-2","unit":"Stk","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]}}]}');
INSERT INTO "fact" VALUES(44,X'01A2247A1AD9779D8A2B6ADD39B3B45C',1795908311730652,'{"kinds":["finance.entry.posted@1","inventory.stock.issued@1","sales.delivery.posted@1"],"call":"sales.delivery.post","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908311730652,"at":"2026-11-28T23:25:11.730652Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.delivery","id":"01a2247a-1ab3-7063-ab77-b711e9178b55","number":"LS-26-1/000003"},{"kind":"sales.order","id":"01a2247a-19f1-77a3-a384-f4f7ed316866","number":"AB-26-1/000001"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1ab7-7581-84d2-1b9f4c7ea9a8","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-11-28","tax_on":"2026-11-28","posted_on":"2026-11-28","reference":"","memo":"AB-26-1/000001","source_kind":"sales.delivery","source_id":"01a2247a-1ab3-7063-ab77-b711e9178b55","source_number":"LS-26-1/000003","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:11.730652Z","currency":"EUR","postings":[{"account":"3980","amount":"-60.00","transaction":{"amount":"-60.00","currency":"EUR"}},{"account":"4000","amount":"60.00","transaction":{"amount":"60.00","currency":"EUR"}}]}},{"kind":"inventory.stock.issued@1","body":{"movement":{"id":"01a2247a-1ab7-7581-84d2-1ba04ec00277","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","source_kind":"sales.delivery","source_id":"01a2247a-1ab3-7063-ab77-b711e9178b55","source_number":"LS-26-1/000003","posted_on":"2026-11-28","currency":"EUR","moves":[{"line":1,"kind":"issue","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","sequence":9,"quantity":"-6","value":"-60.00","layers":[{"layer":1,"quantity":"-6","value":"-60.00"}]}]},"reservations":[{"id":"01a2247a-1a1c-72eb-89d8-b62015688768","owner_number":"AB-26-1/000001","line":1,"item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","quantity":"6"}]}},{"kind":"sales.delivery.posted@1","body":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","cost":{"amount":"60.00","currency":"EUR"},"customer_country":"DE","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_lines":{"$blob":"9d5504faf5fb36f941619ada30bf73fe083eabff0fb8b3524ae1b39fddb351d4","size":27},"customer_name":{"$blob":"3f22613f9eb423784ff44d1a1d3a5024e1ff181cdd9eea3835c1059b9e90da1b","size":20},"delivered_on":"2026-11-28","entry_id":"01a2247a-1ab7-7581-84d2-1b9f4c7ea9a8","epoch":1,"fiscal_year":2026,"id":"01a2247a-1ab3-7063-ab77-b711e9178b55","language":"de","node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"LS-26-1/000003","order_id":"01a2247a-19f1-77a3-a384-f4f7ed316866","order_number":"AB-26-1/000001","posted_at":"2026-11-28T23:25:11.730652Z","reason":"","reference":"","reverses_id":null,"series_no":3},"lines":[{"cost":{"amount":"60.00","currency":"EUR"},"delivery_id":"01a2247a-1ab3-7063-ab77-b711e9178b55","description":"Hydraulikzylinder 40 mm","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"order_line":1,"quantity":"6","unit":"Stk","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]}}]}');
INSERT INTO "fact" VALUES(45,X'01A2247A1BFB74B5924C6C218F2ACA5E',1795908312051597,'{"kinds":["finance.open_item.opened@1","finance.entry.posted@1","sales.invoice.posted@1"],"call":"sales.invoice.post","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312051597,"at":"2026-11-28T23:25:12.051597Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.invoice","id":"01a2247a-1bf4-7138-b9b3-f767c21be5be","number":"RE-26-1/000001"},{"kind":"sales.order","id":"01a2247a-19f1-77a3-a384-f4f7ed316866","number":"AB-26-1/000001"},{"kind":"sales.delivery","id":"01a2247a-1ab3-7063-ab77-b711e9178b55","number":"LS-26-1/000003"}],"call_key":null}','{"events":[{"kind":"finance.open_item.opened@1","body":{"id":"01a2247a-1bf9-7477-8cc2-f928a07485d3","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","side":"receivable","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","source_kind":"sales.invoice","source_id":"01a2247a-1bf4-7138-b9b3-f767c21be5be","source_number":"RE-26-1/000001","entry_id":"01a2247a-1bfa-72cd-a1d2-1df9810de31b","document_on":"2026-11-28","due_on":"2026-12-28","amount":{"amount":"142.09","currency":"EUR"},"functional":{"amount":"142.09","currency":"EUR"}}},{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1bfa-72cd-a1d2-1df9810de31b","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-11-28","tax_on":"2026-11-28","posted_on":"2026-11-28","reference":"","memo":"","source_kind":"sales.invoice","source_id":"01a2247a-1bf4-7138-b9b3-f767c21be5be","source_number":"RE-26-1/000001","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.051597Z","currency":"EUR","postings":[{"account":"1400","amount":"142.09","transaction":{"amount":"142.09","currency":"EUR"}},{"account":"8400","amount":"-119.40","transaction":{"amount":"-119.40","currency":"EUR"}},{"account":"1776","amount":"-22.69","transaction":{"amount":"-22.69","currency":"EUR"}}]}},{"kind":"sales.invoice.posted@1","body":{"adjustments":[],"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_country":"DE","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_lines":{"$blob":"0819bfcb5178a7b4a5b647aa10876a0c35beda1c39fd55a980d3cb2c69320fc6","size":27},"customer_name":{"$blob":"81eff314df33ff4bc278a775ec9d031729ea1d501fdf52eb84754c34ccdc3ad3","size":20},"customer_number":"10001","customer_vat_id":{"$personal":""},"delivery_refs":[{"date":"2026-11-28","number":"LS-26-1/000003"}],"due_on":"2026-12-28","entry_id":"01a2247a-1bfa-72cd-a1d2-1df9810de31b","epoch":1,"fiscal_year":2026,"functional_tax":{"amount":"22.69","currency":"EUR"},"functional_total":{"amount":"142.09","currency":"EUR"},"id":"01a2247a-1bf4-7138-b9b3-f767c21be5be","introduction":"","issued_on":"2026-11-28","kind":"sales.invoice","language":"de","layout_version":1,"legal":{"discount_agreements":false,"late_penalty":null,"no_cash_discount":false,"notes":[],"recovery_fee":false},"lines_total":{"amount":"119.40","currency":"EUR"},"logo":null,"net":{"amount":"119.40","currency":"EUR"},"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"RE-26-1/000001","open_item_id":"01a2247a-1bf9-7477-8cc2-f928a07485d3","order_ref":{"date":"2026-11-28","number":"AB-26-1/000001"},"original_id":null,"original_number":"","original_on":null,"payment_term":"N30","posted_at":"2026-11-28T23:25:12.051597Z","price_mode":"net","rate":null,"rate_on":null,"rate_source":"manual","reason":"","reference":"","series_no":1,"supplied_from":"2026-11-28","supplied_to":"2026-11-28","supplier":{"address":["Veringkanal 84","21107 Hamburg"],"bank":{"bank":null,"bic":null,"iban":"DE89370400440532013000"},"contact":[],"country":"DE","logo":null,"name":"Hansen Werkzeuge GmbH","register":[],"siren":null,"tax_number":"22/999/04711","vat_id":"DE136695976"},"supplier_contact":{"$personal":""},"supplier_register":{"$blob":"347947bd9b099fcfb74cf2923559297c15d56a0fc020d50994fb249daa98457c","size":30},"tax":{"amount":"22.69","currency":"EUR"},"tax_policy":"by_group","terms_text":"Zahlbar innerhalb von 30 Tagen, spätestens am 28.12.2026.","total":{"amount":"142.09","currency":"EUR"}},"lines":[{"category":"S","delivery_id":"01a2247a-1ab3-7063-ab77-b711e9178b55","delivery_line":1,"description":"Hydraulikzylinder 40 mm","discount":"0","invoice_id":"01a2247a-1bf4-7138-b9b3-f767c21be5be","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"119.40","currency":"EUR"},"order_id":"01a2247a-19f1-77a3-a384-f4f7ed316866","order_line":1,"original_line":null,"quantity":"6","rate":"19","tax_code":"S19","unit":"Stk","unit_price":"19.9"}],"taxes":[{"base":{"amount":"119.40","currency":"EUR"},"category":"S","functional_base":{"amount":"119.40","currency":"EUR"},"functional_tax":{"amount":"22.69","currency":"EUR"},"invoice_id":"01a2247a-1bf4-7138-b9b3-f767c21be5be","line":1,"rate":"19","reason":null,"revenue_account":"8400","tax":{"amount":"22.69","currency":"EUR"},"tax_account":"1776","tax_code":"S19"}]}}]}');
INSERT INTO "fact" VALUES(46,X'01A2247A1D16731B849353E146F9BFAB',1795908312341417,'{"kinds":["inventory.stock.released@1","sales.order.closed@1"],"call":"sales.order.close","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312341417,"at":"2026-11-28T23:25:12.341417Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.order","id":"01a2247a-19f1-77a3-a384-f4f7ed316866","number":"AB-26-1/000001"}],"call_key":null}','{"events":[{"kind":"inventory.stock.released@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","reason":"AB-26-1/000001","reservations":[{"id":"01a2247a-1a1c-72eb-89d8-b62015688768","owner_number":"AB-26-1/000001","line":1,"item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","quantity":"2"},{"id":"01a2247a-1aa0-70b8-82d8-dc147336c442","owner_number":"AB-26-1/000001","line":1,"item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","quantity":"2"}]}},{"kind":"sales.order.closed@1","body":{"document":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:12.341417Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"548daa434c4c2f174271e698da8c2ee3faa77016aa876befc896bdf946c2d352","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":1,"fiscal_year":2026,"functional_minor":23681,"id":"01a2247a-19f1-77a3-a384-f4f7ed316866","introduction":"","kind":"sales.order","language":"de","net":{"amount":"199.00","currency":"EUR"},"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"AB-26-1/000001","payment_term":"N30","rate":null,"reason":"Rest entfällt","reference":"","series_no":1,"source_id":"01a2247a-19c4-7393-9cdb-9e10beef6c44","state":"closed","tax":{"amount":"37.81","currency":"EUR"},"total":{"amount":"236.81","currency":"EUR"},"valid_until":null,"version":3},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-19f1-77a3-a384-f4f7ed316866","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"199.00","currency":"EUR"},"quantity":"10","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"state_before":"confirmed","version_before":2}}]}');
INSERT INTO "fact" VALUES(47,X'01A2247A1D397183A76766BD0CE9A910',1795908312365707,'{"kinds":["finance.open_item.opened@1","finance.open_item.settled@1","finance.entry.posted@1","sales.credit_note.posted@1"],"call":"sales.credit_note.post","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312365707,"at":"2026-11-28T23:25:12.365707Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.credit_note","id":"01a2247a-1d2f-7568-a3b5-b53fd70dd397","number":"GS-26-1/000001"},{"kind":"sales.invoice","id":"01a2247a-1bf4-7138-b9b3-f767c21be5be","number":"RE-26-1/000001"}],"call_key":null}','{"events":[{"kind":"finance.open_item.opened@1","body":{"id":"01a2247a-1d2f-7568-a3b5-b5404c30eafd","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","side":"receivable","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","source_kind":"sales.credit_note","source_id":"01a2247a-1d2f-7568-a3b5-b53fd70dd397","source_number":"GS-26-1/000001","entry_id":"01a2247a-1d37-7307-b174-4a54c2354ddb","document_on":"2026-11-28","due_on":"2026-11-28","amount":{"amount":"-23.68","currency":"EUR"},"functional":{"amount":"-23.68","currency":"EUR"}}},{"kind":"finance.open_item.settled@1","body":{"id":"01a2247a-1d38-727f-b2be-ac57ece6a25b","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","side":"receivable","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","settled_on":"2026-11-28","source_kind":"sales.credit_note","source_id":"01a2247a-1d2f-7568-a3b5-b53fd70dd397","source_number":"GS-26-1/000001","items":[{"item_id":"01a2247a-1d2f-7568-a3b5-b5404c30eafd","source_number":"GS-26-1/000001","amount":{"amount":"-23.68","currency":"EUR"},"functional":{"amount":"-23.68","currency":"EUR"}},{"item_id":"01a2247a-1bf9-7477-8cc2-f928a07485d3","source_number":"RE-26-1/000001","amount":{"amount":"23.68","currency":"EUR"},"functional":{"amount":"23.68","currency":"EUR"}}],"exchange":{"amount":"0.00","currency":"EUR"},"entry_id":null,"reverses_id":null,"reason":"","actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.365707Z"}},{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1d37-7307-b174-4a54c2354ddb","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-11-28","tax_on":"2026-11-28","posted_on":"2026-11-28","reference":"RE-26-1/000001","memo":"","source_kind":"sales.credit_note","source_id":"01a2247a-1d2f-7568-a3b5-b53fd70dd397","source_number":"GS-26-1/000001","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.365707Z","currency":"EUR","postings":[{"account":"1400","amount":"-23.68","transaction":{"amount":"-23.68","currency":"EUR"}},{"account":"8400","amount":"19.90","transaction":{"amount":"19.90","currency":"EUR"}},{"account":"1776","amount":"3.78","transaction":{"amount":"3.78","currency":"EUR"}}]}},{"kind":"sales.credit_note.posted@1","body":{"goods_returned":false,"invoice_again":false,"note":{"adjustments":[],"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_country":"DE","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_lines":{"$blob":"024d4904ad453813330af81f0f68736ae032cd18ca3a4ef6c6e89381c8da248e","size":27},"customer_name":{"$blob":"7d53773029b8d149ff4981d7271aac5031c96f52d6b245c08c6375b5ede1037f","size":20},"customer_number":"10001","customer_vat_id":{"$personal":""},"delivery_refs":[{"date":"2026-11-28","number":"LS-26-1/000003"}],"due_on":null,"entry_id":"01a2247a-1d37-7307-b174-4a54c2354ddb","epoch":1,"fiscal_year":2026,"functional_tax":{"amount":"3.78","currency":"EUR"},"functional_total":{"amount":"23.68","currency":"EUR"},"id":"01a2247a-1d2f-7568-a3b5-b53fd70dd397","introduction":"Mangel","issued_on":"2026-11-28","kind":"sales.credit_note","language":"de","layout_version":1,"legal":{"discount_agreements":false,"late_penalty":null,"no_cash_discount":false,"notes":[],"recovery_fee":false},"lines_total":{"amount":"19.90","currency":"EUR"},"logo":null,"net":{"amount":"19.90","currency":"EUR"},"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"GS-26-1/000001","open_item_id":"01a2247a-1d2f-7568-a3b5-b5404c30eafd","order_ref":{"date":"2026-11-28","number":"AB-26-1/000001"},"original_id":"01a2247a-1bf4-7138-b9b3-f767c21be5be","original_number":"RE-26-1/000001","original_on":"2026-11-28","payment_term":"N30","posted_at":"2026-11-28T23:25:12.365707Z","price_mode":"net","rate":null,"rate_on":null,"rate_source":"manual","reason":"Mangel","reference":"","series_no":1,"supplied_from":"2026-11-28","supplied_to":"2026-11-28","supplier":{"address":["Veringkanal 84","21107 Hamburg"],"bank":{"bank":null,"bic":null,"iban":"DE89370400440532013000"},"contact":[],"country":"DE","logo":null,"name":"Hansen Werkzeuge GmbH","register":[],"siren":null,"tax_number":"22/999/04711","vat_id":"DE136695976"},"supplier_contact":{"$personal":""},"supplier_register":{"$blob":"d2ef8176518ff2ea8a29787821684fd75fdc46bb3cb1c39cf29f5451d587cf09","size":30},"tax":{"amount":"3.78","currency":"EUR"},"tax_policy":"by_group","terms_text":"","total":{"amount":"23.68","currency":"EUR"}},"lines":[{"category":"S","delivery_id":"01a2247a-1ab3-7063-ab77-b711e9178b55","delivery_line":1,"description":"Hydraulikzylinder 40 mm","discount":"0","invoice_id":"01a2247a-1d2f-7568-a3b5-b53fd70dd397","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"19.90","currency":"EUR"},"order_id":"01a2247a-19f1-77a3-a384-f4f7ed316866","order_line":1,"original_line":1,"quantity":"1","rate":"19","tax_code":"S19","unit":"Stk","unit_price":"19.9"}],"taxes":[{"base":{"amount":"19.90","currency":"EUR"},"category":"S","functional_base":{"amount":"19.90","currency":"EUR"},"functional_tax":{"amount":"3.78","currency":"EUR"},"invoice_id":"01a2247a-1d2f-7568-a3b5-b53fd70dd397","line":1,"rate":"19","reason":null,"revenue_account":"8400","tax":{"amount":"3.78","currency":"EUR"},"tax_account":"1776","tax_code":"S19"}]}}}]}');
INSERT INTO "fact" VALUES(48,X'01A2247A1D63772E8CCC74AC51F3225C',1795908312417893,'{"kinds":["sales.order.drafted@1"],"call":"sales.order.save_draft","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312417893,"at":"2026-11-28T23:25:12.417893Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.order","id":"01a2247a-1d63-772e-8ccc-74aa113e4a04"}],"call_key":null}','{"events":[{"kind":"sales.order.drafted@1","body":{"after":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:12.417893Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"406ea0ae537b6aaebdf5c17789539c9c35c069bcb6855cc87474bc56dee0a468","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":null,"fiscal_year":null,"functional_minor":2368,"id":"01a2247a-1d63-772e-8ccc-74aa113e4a04","introduction":"","kind":"sales.order","language":"de","net":{"amount":"19.90","currency":"EUR"},"node_id":null,"number":"","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":null,"source_id":null,"state":"draft","tax":{"amount":"3.78","currency":"EUR"},"total":{"amount":"23.68","currency":"EUR"},"valid_until":null,"version":1},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-1d63-772e-8ccc-74aa113e4a04","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"19.90","currency":"EUR"},"quantity":"1","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"before":null}}]}');
INSERT INTO "fact" VALUES(49,X'01A2247A1D83761FAA9DA80222417C6B',1795908312450438,'{"kinds":["sales.order.discarded@1"],"call":"sales.order.discard","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312450438,"at":"2026-11-28T23:25:12.450438Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[],"call_key":null}','{"events":[{"kind":"sales.order.discarded@1","body":{"document":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:12.450438Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"93e42a67b5943eb6546b1eaddf6ec74c0bf7b72b302d532620fafa3197de7ee1","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":null,"fiscal_year":null,"functional_minor":2368,"id":"01a2247a-1d63-772e-8ccc-74aa113e4a04","introduction":"","kind":"sales.order","language":"de","net":{"amount":"19.90","currency":"EUR"},"node_id":null,"number":"","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":null,"source_id":null,"state":"discarded","tax":{"amount":"3.78","currency":"EUR"},"total":{"amount":"23.68","currency":"EUR"},"valid_until":null,"version":2},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-1d63-772e-8ccc-74aa113e4a04","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"19.90","currency":"EUR"},"quantity":"1","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"state_before":"draft","version_before":1}}]}');
INSERT INTO "fact" VALUES(50,X'01A2247A1D9274119054AD5CF632C32B',1795908312461309,'{"kinds":["sales.order.drafted@1"],"call":"sales.order.save_draft","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312461309,"at":"2026-11-28T23:25:12.461309Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.order","id":"01a2247a-1d92-7411-9054-ad5a7a0640d0"}],"call_key":null}','{"events":[{"kind":"sales.order.drafted@1","body":{"after":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:12.461309Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"1fdb8856680f6243bd46c7ca640a0152203de6953240f78d443c9c6b06288485","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":null,"fiscal_year":null,"functional_minor":2368,"id":"01a2247a-1d92-7411-9054-ad5a7a0640d0","introduction":"","kind":"sales.order","language":"de","net":{"amount":"19.90","currency":"EUR"},"node_id":null,"number":"","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":null,"source_id":null,"state":"draft","tax":{"amount":"3.78","currency":"EUR"},"total":{"amount":"23.68","currency":"EUR"},"valid_until":null,"version":1},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-1d92-7411-9054-ad5a7a0640d0","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"19.90","currency":"EUR"},"quantity":"1","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"before":null}}]}');
INSERT INTO "fact" VALUES(51,X'01A2247A1D9F77178031B3AAC95DC8B3',1795908312477828,'{"kinds":["inventory.stock.reserved@1","sales.order.confirmed@1"],"call":"sales.order.confirm","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312477828,"at":"2026-11-28T23:25:12.477828Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.order","id":"01a2247a-1d92-7411-9054-ad5a7a0640d0","number":"AB-26-1/000002"}],"call_key":null}','{"events":[{"kind":"inventory.stock.reserved@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","owner_kind":"sales.order","owner_id":"01a2247a-1d92-7411-9054-ad5a7a0640d0","expires_on":null,"reservations":[{"id":"01a2247a-1d9e-74dd-826d-0aef40a82054","owner_number":"AB-26-1/000002","line":1,"item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","quantity":"1"}]}},{"kind":"sales.order.confirmed@1","body":{"document":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:12.477828Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"aa265330087415bbad53c4fdc27d0d1eb4775ad2d7cae70472eaa35f878be81f","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":1,"fiscal_year":2026,"functional_minor":2368,"id":"01a2247a-1d92-7411-9054-ad5a7a0640d0","introduction":"","kind":"sales.order","language":"de","net":{"amount":"19.90","currency":"EUR"},"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"AB-26-1/000002","payment_term":"N30","rate":null,"reason":"","reference":"","series_no":2,"source_id":null,"state":"confirmed","tax":{"amount":"3.78","currency":"EUR"},"total":{"amount":"23.68","currency":"EUR"},"valid_until":null,"version":2},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-1d92-7411-9054-ad5a7a0640d0","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"19.90","currency":"EUR"},"quantity":"1","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"state_before":"draft","version_before":1}}]}');
INSERT INTO "fact" VALUES(52,X'01A2247A1DBD7427AC8F7264EC9D3C89',1795908312507213,'{"kinds":["inventory.stock.released@1","sales.order.cancelled@1"],"call":"sales.order.cancel","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312507213,"at":"2026-11-28T23:25:12.507213Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.order","id":"01a2247a-1d92-7411-9054-ad5a7a0640d0","number":"AB-26-1/000002"}],"call_key":null}','{"events":[{"kind":"inventory.stock.released@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","reason":"AB-26-1/000002","reservations":[{"id":"01a2247a-1d9e-74dd-826d-0aef40a82054","owner_number":"AB-26-1/000002","line":1,"item_id":"01a2247a-172a-715c-b982-c73e381cef1f","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","quantity":"1"}]}},{"kind":"sales.order.cancelled@1","body":{"document":{"head":{"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","adjustments":[],"branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","changed_at":"2026-11-28T23:25:12.507213Z","closing":"","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","customer_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","customer_name":{"$blob":"9081559281cc664e59ae537eb131a701607d42a90b320fc8d051645705ce0681","size":20},"deliver_on":null,"delivery_country":"","delivery_lines":{"$personal":""},"delivery_name":{"$personal":""},"document_on":"2026-11-28","epoch":1,"fiscal_year":2026,"functional_minor":2368,"id":"01a2247a-1d92-7411-9054-ad5a7a0640d0","introduction":"","kind":"sales.order","language":"de","net":{"amount":"19.90","currency":"EUR"},"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","number":"AB-26-1/000002","payment_term":"N30","rate":null,"reason":"Irrtum","reference":"","series_no":2,"source_id":null,"state":"cancelled","tax":{"amount":"3.78","currency":"EUR"},"total":{"amount":"23.68","currency":"EUR"},"valid_until":null,"version":3},"lines":[{"category":"S","description":"Hydraulikzylinder 40 mm","discount":"0","document_id":"01a2247a-1d92-7411-9054-ad5a7a0640d0","item_code":"HYD","item_id":"01a2247a-172a-715c-b982-c73e381cef1f","line":1,"net":{"amount":"19.90","currency":"EUR"},"quantity":"1","rate":"19","stocked":true,"tax_code":"S19","unit":"Stk","unit_price":"19.9","warehouse_id":"01a2247a-1716-74e4-b848-04d6610a876e"}]},"state_before":"confirmed","version_before":2}}]}');
INSERT INTO "fact" VALUES(53,X'01A2247A1DDE7102B93959DFC520A869',1795908312540816,'{"kinds":["finance.entry.posted@1","finance.payment.posted@1"],"call":"finance.payment.post","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312540816,"at":"2026-11-28T23:25:12.540816Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.payment","id":"01a2247a-1ddd-75b1-a416-a1179c77a0fe","number":"ZE-26-1/000001"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1dde-7102-b939-59ded200e405","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-03-16","tax_on":"2026-03-16","posted_on":"2026-03-16","reference":"RE-26-1/000001","memo":"","source_kind":"sales.payment","source_id":"01a2247a-1ddd-75b1-a416-a1179c77a0fe","source_number":"ZE-26-1/000001","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.540816Z","currency":"EUR","postings":[{"account":"1200","amount":"142.09","transaction":{"amount":"142.09","currency":"EUR"}},{"account":"1400","amount":"-50.00","transaction":{"amount":"-50.00","currency":"EUR"},"memo":"ALT-1"},{"account":"1400","amount":"-92.09","transaction":{"amount":"-92.09","currency":"EUR"},"memo":"RE-26-1/000001"}]}},{"kind":"finance.payment.posted@1","body":{"id":"01a2247a-1ddd-75b1-a416-a1179c77a0fe","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":{"text":"ZE-26-1/000001","kind":"sales.payment","series_no":1,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"direction":"received","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","account":"1200","paid_on":"2026-03-16","amount":{"amount":"142.09","currency":"EUR"},"rate":null,"reference":"RE-26-1/000001","on_account":{"amount":"0.00","currency":"EUR"},"allocations":[{"item_id":"01a2247a-1707-767f-8f0e-46d79ca94309","side":"receivable","source_number":"ALT-1","amount":{"amount":"50.00","currency":"EUR"},"write_off":{"amount":"0.00","currency":"EUR"},"functional":{"amount":"50.00","currency":"EUR"},"exchange":{"amount":"0.00","currency":"EUR"}},{"item_id":"01a2247a-1bf9-7477-8cc2-f928a07485d3","side":"receivable","source_number":"RE-26-1/000001","amount":{"amount":"92.09","currency":"EUR"},"write_off":{"amount":"0.00","currency":"EUR"},"functional":{"amount":"92.09","currency":"EUR"},"exchange":{"amount":"0.00","currency":"EUR"}}],"reverses_id":null,"entry_id":"01a2247a-1dde-7102-b939-59ded200e405"}}]}');
INSERT INTO "fact" VALUES(54,X'01A2247A1DF7732AB06FD7004FCFE824',1795908312565377,'{"kinds":["finance.entry.posted@1","finance.payment.posted@1"],"call":"finance.payment.reverse","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312565377,"at":"2026-11-28T23:25:12.565377Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"sales.payment","id":"01a2247a-1df6-7655-9166-ed42309c57cc","number":"ZE-26-1/000002"}],"call_key":null}','{"events":[{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1df6-7655-9166-ed438bfa7d19","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-03-16","tax_on":"2026-03-16","posted_on":"2026-03-16","reference":"ZE-26-1/000001","memo":"Rücklastschrift","source_kind":"sales.payment","source_id":"01a2247a-1df6-7655-9166-ed42309c57cc","source_number":"ZE-26-1/000002","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.565377Z","currency":"EUR","postings":[{"account":"1200","amount":"-142.09","transaction":{"amount":"-142.09","currency":"EUR"}},{"account":"1400","amount":"50.00","transaction":{"amount":"50.00","currency":"EUR"},"memo":"ALT-1"},{"account":"1400","amount":"92.09","transaction":{"amount":"92.09","currency":"EUR"},"memo":"RE-26-1/000001"}]}},{"kind":"finance.payment.posted@1","body":{"id":"01a2247a-1df6-7655-9166-ed42309c57cc","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":{"text":"ZE-26-1/000002","kind":"sales.payment","series_no":2,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"direction":"received","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","account":"1200","paid_on":"2026-03-16","amount":{"amount":"-142.09","currency":"EUR"},"rate":null,"reference":"ZE-26-1/000001","on_account":{"amount":"0.00","currency":"EUR"},"allocations":[{"item_id":"01a2247a-1707-767f-8f0e-46d79ca94309","side":"receivable","source_number":"ALT-1","amount":{"amount":"-50.00","currency":"EUR"},"write_off":{"amount":"0.00","currency":"EUR"},"functional":{"amount":"-50.00","currency":"EUR"},"exchange":{"amount":"0.00","currency":"EUR"}},{"item_id":"01a2247a-1bf9-7477-8cc2-f928a07485d3","side":"receivable","source_number":"RE-26-1/000001","amount":{"amount":"-92.09","currency":"EUR"},"write_off":{"amount":"0.00","currency":"EUR"},"functional":{"amount":"-92.09","currency":"EUR"},"exchange":{"amount":"0.00","currency":"EUR"}}],"reverses_id":"01a2247a-1ddd-75b1-a416-a1179c77a0fe","entry_id":"01a2247a-1df6-7655-9166-ed438bfa7d19"}}]}');
INSERT INTO "fact" VALUES(55,X'01A2247A1E00705FA32C13B610CA96AA',1795908312575022,'{"kinds":["finance.open_item.opened@1","finance.entry.posted@1"],"call":"finance.opening.post_item","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312575022,"at":"2026-11-28T23:25:12.575022Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[],"call_key":null}','{"events":[{"kind":"finance.open_item.opened@1","body":{"id":"01a2247a-1dff-74ae-9a9d-5406bb55e015","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","side":"receivable","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","source_kind":"finance.opening","source_id":"01a2247a-1dff-74ae-9a9d-5406bb55e015","source_number":"ALT-2","entry_id":"01a2247a-1dff-74ae-9a9d-540735fd15ce","document_on":"2025-12-01","due_on":"2025-12-31","amount":{"amount":"30.00","currency":"EUR"},"functional":{"amount":"30.00","currency":"EUR"}}},{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1dff-74ae-9a9d-540735fd15ce","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2025-12-01","tax_on":"2025-12-01","posted_on":"2026-01-01","reference":"","memo":"","source_kind":"finance.opening","source_id":"01a2247a-1dff-74ae-9a9d-5406bb55e015","source_number":"ALT-2","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.575022Z","currency":"EUR","postings":[{"account":"1400","amount":"30.00","transaction":{"amount":"30.00","currency":"EUR"}},{"account":"9000","amount":"-30.00","transaction":{"amount":"-30.00","currency":"EUR"}}]}}]}');
INSERT INTO "fact" VALUES(56,X'01A2247A1E04776B8474211E07806C41',1795908312579206,'{"kinds":["finance.open_item.opened@1","finance.entry.posted@1"],"call":"finance.opening.post_item","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312579206,"at":"2026-11-28T23:25:12.579206Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[],"call_key":null}','{"events":[{"kind":"finance.open_item.opened@1","body":{"id":"01a2247a-1e03-71c6-b3b1-9c796d72feba","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","side":"receivable","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","source_kind":"finance.opening","source_id":"01a2247a-1e03-71c6-b3b1-9c796d72feba","source_number":"ALT-3","entry_id":"01a2247a-1e03-71c6-b3b1-9c7a4031f29a","document_on":"2025-12-01","due_on":"2025-12-31","amount":{"amount":"-30.00","currency":"EUR"},"functional":{"amount":"-30.00","currency":"EUR"}}},{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1e03-71c6-b3b1-9c7a4031f29a","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":null,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2025-12-01","tax_on":"2025-12-01","posted_on":"2026-01-01","reference":"","memo":"","source_kind":"finance.opening","source_id":"01a2247a-1e03-71c6-b3b1-9c796d72feba","source_number":"ALT-3","reverses_id":null,"rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.579206Z","currency":"EUR","postings":[{"account":"1400","amount":"-30.00","transaction":{"amount":"-30.00","currency":"EUR"}},{"account":"9000","amount":"30.00","transaction":{"amount":"30.00","currency":"EUR"}}]}}]}');
INSERT INTO "fact" VALUES(57,X'01A2247A1E1577FD882C4D2D37E2FDC4',1795908312595505,'{"kinds":["finance.open_item.settled@1"],"call":"finance.open_item.allocate","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312595505,"at":"2026-11-28T23:25:12.595505Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[],"call_key":null}','{"events":[{"kind":"finance.open_item.settled@1","body":{"id":"01a2247a-1e14-7668-afde-0f47a3a02671","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","side":"receivable","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","settled_on":"2026-11-28","source_kind":"finance.settlement","source_id":"01a2247a-1e14-7668-afde-0f47a3a02671","source_number":"","items":[{"item_id":"01a2247a-1dff-74ae-9a9d-5406bb55e015","source_number":"ALT-2","amount":{"amount":"30.00","currency":"EUR"},"functional":{"amount":"30.00","currency":"EUR"}},{"item_id":"01a2247a-1e03-71c6-b3b1-9c796d72feba","source_number":"ALT-3","amount":{"amount":"-30.00","currency":"EUR"},"functional":{"amount":"-30.00","currency":"EUR"}}],"exchange":{"amount":"0.00","currency":"EUR"},"entry_id":null,"reverses_id":null,"reason":"","actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.595505Z"}}]}');
INSERT INTO "fact" VALUES(58,X'01A2247A1E2076B9A82EF78621D6D68A',1795908312607269,'{"kinds":["finance.open_item.settled@1"],"call":"finance.settlement.reverse","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312607269,"at":"2026-11-28T23:25:12.607269Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[],"call_key":null}','{"events":[{"kind":"finance.open_item.settled@1","body":{"id":"01a2247a-1e20-76b9-a82e-f7859a9a7830","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","side":"receivable","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","settled_on":"2026-11-28","source_kind":"finance.settlement","source_id":"01a2247a-1e20-76b9-a82e-f7859a9a7830","source_number":"","items":[{"item_id":"01a2247a-1dff-74ae-9a9d-5406bb55e015","source_number":"ALT-2","amount":{"amount":"-30.00","currency":"EUR"},"functional":{"amount":"-30.00","currency":"EUR"}},{"item_id":"01a2247a-1e03-71c6-b3b1-9c796d72feba","source_number":"ALT-3","amount":{"amount":"30.00","currency":"EUR"},"functional":{"amount":"30.00","currency":"EUR"}}],"exchange":{"amount":"0.00","currency":"EUR"},"entry_id":null,"reverses_id":"01a2247a-1e14-7668-afde-0f47a3a02671","reason":"falsch zugeordnet","actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.607269Z"}}]}');
INSERT INTO "fact" VALUES(59,X'01A2247A1E2E71D7B8C55F2394A93318',1795908312621124,'{"kinds":["finance.open_item.opened@1","finance.open_item.settled@1","finance.entry.posted@1"],"call":"finance.opening.reverse_item","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312621124,"at":"2026-11-28T23:25:12.621124Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[],"call_key":null}','{"events":[{"kind":"finance.open_item.opened@1","body":{"id":"01a2247a-1e2d-7718-8f87-91cfc1f4a941","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","side":"receivable","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","source_kind":"finance.opening","source_id":"01a2247a-1e2d-7718-8f87-91cfc1f4a941","source_number":"BU-26-1/000004","entry_id":"01a2247a-1e2e-71d7-b8c5-5f21e8e4f0bc","document_on":"2026-01-01","due_on":"2025-12-31","amount":{"amount":"30.00","currency":"EUR"},"functional":{"amount":"30.00","currency":"EUR"}}},{"kind":"finance.open_item.settled@1","body":{"id":"01a2247a-1e2e-71d7-b8c5-5f22f604420e","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","side":"receivable","party_id":"01a2247a-16e1-76f8-9da2-4bae732bd80b","settled_on":"2026-01-01","source_kind":"finance.opening","source_id":"01a2247a-1e2d-7718-8f87-91cfc1f4a941","source_number":"BU-26-1/000004","items":[{"item_id":"01a2247a-1e2d-7718-8f87-91cfc1f4a941","source_number":"BU-26-1/000004","amount":{"amount":"30.00","currency":"EUR"},"functional":{"amount":"30.00","currency":"EUR"}},{"item_id":"01a2247a-1e03-71c6-b3b1-9c796d72feba","source_number":"ALT-3","amount":{"amount":"-30.00","currency":"EUR"},"functional":{"amount":"-30.00","currency":"EUR"}}],"exchange":{"amount":"0.00","currency":"EUR"},"entry_id":null,"reverses_id":null,"reason":"","actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.621124Z"}},{"kind":"finance.entry.posted@1","body":{"id":"01a2247a-1e2e-71d7-b8c5-5f21e8e4f0bc","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","branch_id":"01a2247a-1128-7093-8f0f-64e12a237368","number":{"text":"BU-26-1/000004","kind":"finance.entry","series_no":4,"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1},"fiscal_year":2026,"node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","epoch":1,"document_on":"2026-01-01","tax_on":"2026-01-01","posted_on":"2026-01-01","reference":"ALT-3","memo":"falsch übernommen","source_kind":"finance.opening","source_id":"01a2247a-1e2d-7718-8f87-91cfc1f4a941","source_number":"BU-26-1/000004","reverses_id":"01a2247a-1e03-71c6-b3b1-9c7a4031f29a","rate":null,"actor_id":"01a2247a-1129-725a-90d0-178dc907f42e","posted_at":"2026-11-28T23:25:12.621124Z","currency":"EUR","postings":[{"account":"1400","amount":"30.00","transaction":{"amount":"30.00","currency":"EUR"}},{"account":"9000","amount":"-30.00","transaction":{"amount":"-30.00","currency":"EUR"}}]}}]}');
INSERT INTO "fact" VALUES(60,X'01A2247A1E3B721F94379F2B988EA45A',1795908312634860,'{"kinds":["finance.lock.moved@1"],"call":"finance.lock.set","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312634860,"at":"2026-11-28T23:25:12.634860Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"identity.company","id":"01a2247a-1128-7093-8f0f-64e0edacd5d2"}],"call_key":null}','{"events":[{"kind":"finance.lock.moved@1","body":{"company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","kind":"all","before":null,"until":"2026-01-31","version_before":1}}]}');
INSERT INTO "fact" VALUES(61,X'01A2247A1E4773269EE8A6363AB8C1A5',1795908312646867,'{"kinds":["parties.party.created@1"],"call":"book.import","actor":"01a2247a-1129-725a-90d0-178dc907f42e","grant":null,"basis":null,"hlc":1795908312646867,"at":"2026-11-28T23:25:12.646866Z","company":"01a2247a-1128-7093-8f0f-64e0edacd5d2","docs":[{"kind":"parties.party","id":"01a2247a-1e47-7326-9ee8-a6344feb4594","number":"90001"}],"call_key":"import-2a9f5146767331e891811c4e98effc2f"}','{"events":[{"kind":"parties.party.created@1","body":{"addresses":[],"after":{"active":true,"contact":{"$personal":""},"country":"DE","credit_limit":null,"currency":"EUR","email":{"$personal":""},"iban":{"$personal":""},"kind":"customer","language":"de","name":{"$blob":"f88a60f13e7fd3a01f7b748a4b9ee598c65cf2e57769cf1a0de03670dd3bf15f","size":16},"notes":{"$personal":""},"payment_term":null,"phone":{"$personal":""},"registration_id":"","tax_region":"domestic","vat_id":""},"code":"90001","company_id":"01a2247a-1128-7093-8f0f-64e0edacd5d2","id":"01a2247a-1e47-7326-9ee8-a6344feb4594","number":{"epoch":1,"fiscal_year":0,"kind":"parties.party","node_id":"01a2247a-1015-747f-b7e9-24044e627b4f","series_no":2,"text":"90001"},"order":1795908312646866}}]}');
CREATE TABLE fact_document (
  fact_no     INTEGER not null,
  doc_id      BLOB   not null,
  doc_kind    TEXT   not null,
  number      TEXT   not null,
  primary key (fact_no, doc_id)
) STRICT;
INSERT INTO "fact_document" VALUES(1,X'01A2247A1129725A90D0178DC907F42E','identity.user','');
INSERT INTO "fact_document" VALUES(1,X'01A2247A112870938F0F64E0EDACD5D2','identity.company','');
INSERT INTO "fact_document" VALUES(2,X'01A2247A112870938F0F64E0EDACD5D2','identity.company','');
INSERT INTO "fact_document" VALUES(3,X'01A2247A11A57657AF8375A17FC3C638','identity.branch','LYO');
INSERT INTO "fact_document" VALUES(4,X'01A2247A11D07020A0604AF4A00BCD26','identity.user','');
INSERT INTO "fact_document" VALUES(5,X'01A2247A11D07020A0604AF4A00BCD26','identity.user','');
INSERT INTO "fact_document" VALUES(6,X'01A2247A12357593AFD438223B3C25AA','identity.user','');
INSERT INTO "fact_document" VALUES(7,X'01A2247A12357593AFD438223B3C25AA','identity.user','');
INSERT INTO "fact_document" VALUES(8,X'01A2247A11D07020A0604AF4A00BCD26','identity.user','');
INSERT INTO "fact_document" VALUES(9,X'01A2247A127775269D71B5013DD08310','finance.account','4711');
INSERT INTO "fact_document" VALUES(10,X'01A2247A127775269D71B5013DD08310','finance.account','4711');
INSERT INTO "fact_document" VALUES(11,X'01A2247A12A6766BA3725748339A5E0E','finance.tax_code','S19X');
INSERT INTO "fact_document" VALUES(12,X'01A2247A12A6766BA3725748339A5E0E','finance.tax_code','S19X');
INSERT INTO "fact_document" VALUES(13,X'01A2247A12F67146B8D8DB62C1105882','finance.payment_term','N47');
INSERT INTO "fact_document" VALUES(14,X'01A2247A12F67146B8D8DB62C1105882','finance.payment_term','N47');
INSERT INTO "fact_document" VALUES(15,X'01A2247A14F9707D9E97118C6829E938','finance.entry','BU-26-1/000001');
INSERT INTO "fact_document" VALUES(16,X'01A2247A1594746A85FD0BE24DB46082','finance.entry','BU-26-1/000002');
INSERT INTO "fact_document" VALUES(17,X'01A2247A168872C38481581380811150','finance.entry','BU-26-1/000003');
INSERT INTO "fact_document" VALUES(18,X'01A2247A16E176F89DA24BAE732BD80B','parties.party','10001');
INSERT INTO "fact_document" VALUES(19,X'01A2247A16E176F89DA24BAE732BD80B','parties.party','10001');
INSERT INTO "fact_document" VALUES(21,X'01A2247A171674E4B84804D6610A876E','inventory.warehouse','MAIN');
INSERT INTO "fact_document" VALUES(22,X'01A2247A171674E4B84804D6610A876E','inventory.warehouse','MAIN');
INSERT INTO "fact_document" VALUES(23,X'01A2247A172A715CB982C73E381CEF1F','inventory.item','HYD');
INSERT INTO "fact_document" VALUES(24,X'01A2247A172A715CB982C73E381CEF1F','inventory.item','HYD');
INSERT INTO "fact_document" VALUES(25,X'01A2247A1749736E9FE3F45069FC3A42','inventory.receipt','WE-26-1/000001');
INSERT INTO "fact_document" VALUES(26,X'01A2247A17947197A7651AC9BF77F9C2','inventory.receipt','WE-26-1/000002');
INSERT INTO "fact_document" VALUES(27,X'01A2247A182F73688402CC14CFEE7129','inventory.receipt','WE-26-1/000003');
INSERT INTO "fact_document" VALUES(28,X'01A2247A185B7114B9007060F4072E29','inventory.adjustment','BK-26-1/000001');
INSERT INTO "fact_document" VALUES(29,X'01A2247A187A7259812FCBA0CB34EC9A','inventory.adjustment','BK-26-1/000002');
INSERT INTO "fact_document" VALUES(30,X'01A2247A188971DD9F13BA0847A509D5','inventory.adjustment','BK-26-1/000003');
INSERT INTO "fact_document" VALUES(31,X'01A2247A1894702BAED6DB885EC3E0CF','sales.price_list','GROSS');
INSERT INTO "fact_document" VALUES(32,X'01A2247A1894702BAED6DB885EC3E0CF','sales.price_list','GROSS');
INSERT INTO "fact_document" VALUES(33,X'01A2247A1915773CBFD873C6ACDA71D0','sales.quotation','');
INSERT INTO "fact_document" VALUES(35,X'01A2247A199E72429213F829484D3785','sales.quotation','');
INSERT INTO "fact_document" VALUES(36,X'01A2247A199E72429213F829484D3785','sales.quotation','AG-26-1/000001');
INSERT INTO "fact_document" VALUES(37,X'01A2247A199E72429213F829484D3785','sales.quotation','AG-26-1/000001');
INSERT INTO "fact_document" VALUES(38,X'01A2247A19C473939CDB9E10BEEF6C44','sales.quotation','');
INSERT INTO "fact_document" VALUES(39,X'01A2247A19C473939CDB9E10BEEF6C44','sales.quotation','AG-26-1/000002');
INSERT INTO "fact_document" VALUES(40,X'01A2247A19C473939CDB9E10BEEF6C44','sales.quotation','AG-26-1/000002');
INSERT INTO "fact_document" VALUES(40,X'01A2247A19F177A3A384F4F7ED316866','sales.order','');
INSERT INTO "fact_document" VALUES(41,X'01A2247A19F177A3A384F4F7ED316866','sales.order','AB-26-1/000001');
INSERT INTO "fact_document" VALUES(42,X'01A2247A1A607248831CF424C2DBDCBC','sales.delivery','LS-26-1/000001');
INSERT INTO "fact_document" VALUES(42,X'01A2247A19F177A3A384F4F7ED316866','sales.order','AB-26-1/000001');
INSERT INTO "fact_document" VALUES(43,X'01A2247A1A9673A2A991A4E3FD1683A4','sales.delivery','LS-26-1/000002');
INSERT INTO "fact_document" VALUES(43,X'01A2247A1A607248831CF424C2DBDCBC','sales.delivery','LS-26-1/000001');
INSERT INTO "fact_document" VALUES(43,X'01A2247A19F177A3A384F4F7ED316866','sales.order','AB-26-1/000001');
INSERT INTO "fact_document" VALUES(44,X'01A2247A1AB37063AB77B711E9178B55','sales.delivery','LS-26-1/000003');
INSERT INTO "fact_document" VALUES(44,X'01A2247A19F177A3A384F4F7ED316866','sales.order','AB-26-1/000001');
INSERT INTO "fact_document" VALUES(45,X'01A2247A1BF47138B9B3F767C21BE5BE','sales.invoice','RE-26-1/000001');
INSERT INTO "fact_document" VALUES(45,X'01A2247A19F177A3A384F4F7ED316866','sales.order','AB-26-1/000001');
INSERT INTO "fact_document" VALUES(45,X'01A2247A1AB37063AB77B711E9178B55','sales.delivery','LS-26-1/000003');
INSERT INTO "fact_document" VALUES(46,X'01A2247A19F177A3A384F4F7ED316866','sales.order','AB-26-1/000001');
INSERT INTO "fact_document" VALUES(47,X'01A2247A1D2F7568A3B5B53FD70DD397','sales.credit_note','GS-26-1/000001');
INSERT INTO "fact_document" VALUES(47,X'01A2247A1BF47138B9B3F767C21BE5BE','sales.invoice','RE-26-1/000001');
INSERT INTO "fact_document" VALUES(48,X'01A2247A1D63772E8CCC74AA113E4A04','sales.order','');
INSERT INTO "fact_document" VALUES(50,X'01A2247A1D9274119054AD5A7A0640D0','sales.order','');
INSERT INTO "fact_document" VALUES(51,X'01A2247A1D9274119054AD5A7A0640D0','sales.order','AB-26-1/000002');
INSERT INTO "fact_document" VALUES(52,X'01A2247A1D9274119054AD5A7A0640D0','sales.order','AB-26-1/000002');
INSERT INTO "fact_document" VALUES(53,X'01A2247A1DDD75B1A416A1179C77A0FE','sales.payment','ZE-26-1/000001');
INSERT INTO "fact_document" VALUES(54,X'01A2247A1DF676559166ED42309C57CC','sales.payment','ZE-26-1/000002');
INSERT INTO "fact_document" VALUES(60,X'01A2247A112870938F0F64E0EDACD5D2','identity.company','');
INSERT INTO "fact_document" VALUES(61,X'01A2247A1E4773269EE8A6344FEB4594','parties.party','90001');
CREATE TABLE fact_seal (
  node_id     BLOB   not null,
  epoch       INTEGER not null,
  seq         INTEGER not null,
  fact_no     INTEGER not null unique,
  prev_hash   BLOB  not null,
  hash        BLOB  not null,
  primary key (node_id, epoch, seq)
) STRICT;
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,1,1,X'0000000000000000000000000000000000000000000000000000000000000000',X'87F7B99C4BD1CE7047B367A5AFB36DA3E9881AAD5BAE1D69D561A71E2EBD75EA');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,2,2,X'87F7B99C4BD1CE7047B367A5AFB36DA3E9881AAD5BAE1D69D561A71E2EBD75EA',X'D85DDEA55C75A96E1A6D58086A19BEAD941976E8CC4DFA986C41103FC129050E');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,3,3,X'D85DDEA55C75A96E1A6D58086A19BEAD941976E8CC4DFA986C41103FC129050E',X'A2DE4598D352C2BCE1B99666ACB889F0DBC771AAF160BB8B1047043005348B9D');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,4,4,X'A2DE4598D352C2BCE1B99666ACB889F0DBC771AAF160BB8B1047043005348B9D',X'78D7B66E3B865BE98A3E483FE4D6C0632231ADA52FDB4EEE9B63EA625662FB4C');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,5,5,X'78D7B66E3B865BE98A3E483FE4D6C0632231ADA52FDB4EEE9B63EA625662FB4C',X'724AD51121FC565438BDB5AD18AB7CA470CF6CE073F7231AA45C85CD51420ED1');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,6,6,X'724AD51121FC565438BDB5AD18AB7CA470CF6CE073F7231AA45C85CD51420ED1',X'657A421808FAD4D652FBD8FBB8281A12F16B77A14B86B92E2207C3D2BCF2B959');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,7,7,X'657A421808FAD4D652FBD8FBB8281A12F16B77A14B86B92E2207C3D2BCF2B959',X'1630119C018B009EDCDFF81BCFD23B9214F428E4B5CC12A9EC92B3BA650DB4C9');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,8,8,X'1630119C018B009EDCDFF81BCFD23B9214F428E4B5CC12A9EC92B3BA650DB4C9',X'38257ADC480F617ABAACF8C0BAA088422AD10072FEBF5929A78C827BE53448C2');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,9,9,X'38257ADC480F617ABAACF8C0BAA088422AD10072FEBF5929A78C827BE53448C2',X'CDC5671B6049EAA12EB18AA516B55B4AB165A0C9DB9648DE93ACD9343890F141');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,10,10,X'CDC5671B6049EAA12EB18AA516B55B4AB165A0C9DB9648DE93ACD9343890F141',X'DE96900954ED5C7349CC88721B2B8ED1DA9AA41110F56DE2B49829AB0C1B4CF0');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,11,11,X'DE96900954ED5C7349CC88721B2B8ED1DA9AA41110F56DE2B49829AB0C1B4CF0',X'26063FBDC32D350893F33A3BAAF72CE040CEC3DE5E9F1C6A523E5F5AC7CBA349');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,12,12,X'26063FBDC32D350893F33A3BAAF72CE040CEC3DE5E9F1C6A523E5F5AC7CBA349',X'F59D312CC0DD52EA404E496DCD449B39F28821E354A27D9D68703FF2D0978823');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,13,13,X'F59D312CC0DD52EA404E496DCD449B39F28821E354A27D9D68703FF2D0978823',X'8F10ECFFE27973C151ECDBC4FE339F2816FFDDBC8FDE252B8109CF7FBD77FEC7');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,14,14,X'8F10ECFFE27973C151ECDBC4FE339F2816FFDDBC8FDE252B8109CF7FBD77FEC7',X'34638E411D50D9692C710B60D7FD24C3F14F84CA7ADF93988DCDB173A997BB79');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,15,15,X'34638E411D50D9692C710B60D7FD24C3F14F84CA7ADF93988DCDB173A997BB79',X'78F716F61E5E941C527F58A35264597EF0FA1F2972A1D4005C0FE38CA970078A');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,16,16,X'78F716F61E5E941C527F58A35264597EF0FA1F2972A1D4005C0FE38CA970078A',X'C4E6A48E79EEC40F46BCBD696B6BCEBDE8406DC5DA2BE3FC7B775F116582AD15');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,17,17,X'C4E6A48E79EEC40F46BCBD696B6BCEBDE8406DC5DA2BE3FC7B775F116582AD15',X'61927B16942794B5600258C6303B00DD8525B3FB28BDA3DF5114CCEBA0022EDC');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,18,18,X'61927B16942794B5600258C6303B00DD8525B3FB28BDA3DF5114CCEBA0022EDC',X'D88DD4D0AFDD2B3A5E75C6F622E37BED5F0851DABEA86CB9E4C6D8CE96C66B75');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,19,19,X'D88DD4D0AFDD2B3A5E75C6F622E37BED5F0851DABEA86CB9E4C6D8CE96C66B75',X'23C9777B24CEF353E39F8AEEF2664817AF6FB22A456E8496BFE90BEBDC78EAB0');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,20,20,X'23C9777B24CEF353E39F8AEEF2664817AF6FB22A456E8496BFE90BEBDC78EAB0',X'0A8581E3E4C7D0644B9C27B5D96BFC68C06AFE59660D522E5CB283F1D960AD1A');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,21,21,X'0A8581E3E4C7D0644B9C27B5D96BFC68C06AFE59660D522E5CB283F1D960AD1A',X'05B6EAA9D10EE8B574D9214C83D119659C150C77234846F21545718D81C1A6E2');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,22,22,X'05B6EAA9D10EE8B574D9214C83D119659C150C77234846F21545718D81C1A6E2',X'C187C0ACB6C75ED8291673A6799B5840EF1038E3AA564137C1865AFA512FA146');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,23,23,X'C187C0ACB6C75ED8291673A6799B5840EF1038E3AA564137C1865AFA512FA146',X'AE2995E58669483FA2685C1811BCDE5BAC0E8135D86809D67F542D4ED77BEC40');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,24,24,X'AE2995E58669483FA2685C1811BCDE5BAC0E8135D86809D67F542D4ED77BEC40',X'DC32F55A7B0828BFF5C133A3FEC25AA19618D216625D558081AB967515FE6013');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,25,25,X'DC32F55A7B0828BFF5C133A3FEC25AA19618D216625D558081AB967515FE6013',X'D3FF5E61E840A3DCBECD1D1ED418324D6A520C5ABD0A78B3A31FE6FFEC275CCB');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,26,26,X'D3FF5E61E840A3DCBECD1D1ED418324D6A520C5ABD0A78B3A31FE6FFEC275CCB',X'42DB05EBAE804BA6B465BDF953EACFE8CD9C808DDAE40884FBF98BC1DC0D4250');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,27,27,X'42DB05EBAE804BA6B465BDF953EACFE8CD9C808DDAE40884FBF98BC1DC0D4250',X'D129162BCDA73D7926D3F4C9E3BDBAA4AC4D37E441BE0103BBC5DDF0DB8B341A');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,28,28,X'D129162BCDA73D7926D3F4C9E3BDBAA4AC4D37E441BE0103BBC5DDF0DB8B341A',X'A53DCEC2DFC5AE25309A9509473EAE77E05294EB560DB0412BE6EBAD990AEBAF');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,29,29,X'A53DCEC2DFC5AE25309A9509473EAE77E05294EB560DB0412BE6EBAD990AEBAF',X'DC6F44C9336A4E8C9613F6930F61710A40B578589AB0BF689EB98800E34A7867');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,30,30,X'DC6F44C9336A4E8C9613F6930F61710A40B578589AB0BF689EB98800E34A7867',X'94D06BE057C51D31FF2B44492AD9416E30747C37C301F8AFCD965557C96C1BA9');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,31,31,X'94D06BE057C51D31FF2B44492AD9416E30747C37C301F8AFCD965557C96C1BA9',X'A266D89BDF6E80C2115A5038499E3E695A891694DC7FAEBE91CF5C8250D157A4');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,32,32,X'A266D89BDF6E80C2115A5038499E3E695A891694DC7FAEBE91CF5C8250D157A4',X'B5F8DC99840F255CF12DC1BA1E14DD649F829A3868C8290E69F8F876002839AC');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,33,33,X'B5F8DC99840F255CF12DC1BA1E14DD649F829A3868C8290E69F8F876002839AC',X'75F3A9F10718892E816BCF7F8156E8FD02AD5F480291AF591C6E90006A04F73D');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,34,34,X'75F3A9F10718892E816BCF7F8156E8FD02AD5F480291AF591C6E90006A04F73D',X'0D8A149E5A86B5AF4ED0030A7213547EB34A904097088C2AA6DAE2AEA45D017E');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,35,35,X'0D8A149E5A86B5AF4ED0030A7213547EB34A904097088C2AA6DAE2AEA45D017E',X'B2636A08EEDD5660935933D4B3941DCDD7D0F4196BFB177C14C7B1D7A40DD6EF');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,36,36,X'B2636A08EEDD5660935933D4B3941DCDD7D0F4196BFB177C14C7B1D7A40DD6EF',X'B0A632CA9FB528781AD73FC47F5F14AAE53344C0053C804086BD98B835E10B02');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,37,37,X'B0A632CA9FB528781AD73FC47F5F14AAE53344C0053C804086BD98B835E10B02',X'7ECBD6E541FA10A6E3808E8B7136879E5916F662BEE815808C04727384231D41');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,38,38,X'7ECBD6E541FA10A6E3808E8B7136879E5916F662BEE815808C04727384231D41',X'981C39DE927F9A964B9A73357C2CF5BFB84D368871F160BBF420D1EE8413AC93');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,39,39,X'981C39DE927F9A964B9A73357C2CF5BFB84D368871F160BBF420D1EE8413AC93',X'4EAE8DF46C7B6C8A74F9F911AFFAC64138BEF5F727A5B7A0C9FBEFC263D38749');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,40,40,X'4EAE8DF46C7B6C8A74F9F911AFFAC64138BEF5F727A5B7A0C9FBEFC263D38749',X'1536433A2D73096C0326CB732F756072599EB9258C15EF870A64CC6148E9EBFF');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,41,41,X'1536433A2D73096C0326CB732F756072599EB9258C15EF870A64CC6148E9EBFF',X'63841AE6CF57C1283B0BFEDFFE21A3A13E4451B77985FC72591D6CD465B5F721');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,42,42,X'63841AE6CF57C1283B0BFEDFFE21A3A13E4451B77985FC72591D6CD465B5F721',X'035C8A99D6223A65A0477B63C17D63C5A035171D862313B68FE5A8DEC78A67CD');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,43,43,X'035C8A99D6223A65A0477B63C17D63C5A035171D862313B68FE5A8DEC78A67CD',X'33F92B3D7D67D9628AAA2BC55BFD88D2D2E4754EBEDCDDD7AE17820917228BA7');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,44,44,X'33F92B3D7D67D9628AAA2BC55BFD88D2D2E4754EBEDCDDD7AE17820917228BA7',X'00C2239A94AFD312373C777F7183CB1F43F0D65CFC78C3B0B366CDFAAB6EBF36');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,45,45,X'00C2239A94AFD312373C777F7183CB1F43F0D65CFC78C3B0B366CDFAAB6EBF36',X'0652A47D17AA6888C868CA0F6078533B22FE024E54411F1AEA854114554AED22');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,46,46,X'0652A47D17AA6888C868CA0F6078533B22FE024E54411F1AEA854114554AED22',X'DC88598CC57042F3B7FC613F8A5DDA71F2B490A615147B056C3144DF0CB8280D');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,47,47,X'DC88598CC57042F3B7FC613F8A5DDA71F2B490A615147B056C3144DF0CB8280D',X'9E15C037E08CEE2DBB1DDC948D570D067193DFE35B4951A045F91E4E2CC3D17D');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,48,48,X'9E15C037E08CEE2DBB1DDC948D570D067193DFE35B4951A045F91E4E2CC3D17D',X'352093B960B437C39BB8C3BDB12F02E4B0197307FFF73AC9472EFDA17689BF2B');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,49,49,X'352093B960B437C39BB8C3BDB12F02E4B0197307FFF73AC9472EFDA17689BF2B',X'3B3B4348E87ED16C2081FA8B6F1708457803AFC5ED7FADEFC5DF490C255E3975');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,50,50,X'3B3B4348E87ED16C2081FA8B6F1708457803AFC5ED7FADEFC5DF490C255E3975',X'AFE9EB0013B924B3B194637B178813880D85CD3E9BE4A3AB801156B9D7BAD889');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,51,51,X'AFE9EB0013B924B3B194637B178813880D85CD3E9BE4A3AB801156B9D7BAD889',X'F3864CEAA5BDE48A84D58DA3BF1BD3F99CF29B468359E3968DF08D0218C1CDCC');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,52,52,X'F3864CEAA5BDE48A84D58DA3BF1BD3F99CF29B468359E3968DF08D0218C1CDCC',X'DC4E201CCD8440603EA8CCAC9BB80DC3212870621F78DCF1474CD036C9AB4F2E');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,53,53,X'DC4E201CCD8440603EA8CCAC9BB80DC3212870621F78DCF1474CD036C9AB4F2E',X'6664D8E48175A8CCAAF358C6C74AC573DF5F43FB1CC7FC0980F46ABEE88CE7C8');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,54,54,X'6664D8E48175A8CCAAF358C6C74AC573DF5F43FB1CC7FC0980F46ABEE88CE7C8',X'150B7748CA00F504D94D01B8B500BE817F09B9CD514DDDB198A2CC33BD3EF5BE');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,55,55,X'150B7748CA00F504D94D01B8B500BE817F09B9CD514DDDB198A2CC33BD3EF5BE',X'3FA3299CA611AF30BC15EF333A8399F50E56D8995511DF5E2F934F84A41A48C2');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,56,56,X'3FA3299CA611AF30BC15EF333A8399F50E56D8995511DF5E2F934F84A41A48C2',X'F08A8F791C567E379BE825A69DA2ADE09E5A81FE33EDC09C90F36C86603516A0');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,57,57,X'F08A8F791C567E379BE825A69DA2ADE09E5A81FE33EDC09C90F36C86603516A0',X'361F5C621B4867208BDB7C032EB91E4A4F6B585509CBF2C7ECAB119FAEF3C470');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,58,58,X'361F5C621B4867208BDB7C032EB91E4A4F6B585509CBF2C7ECAB119FAEF3C470',X'CDE84BE1DB5A736649514E32010D702F73A29F20D6416AC5ADF7DF35A3D3C00E');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,59,59,X'CDE84BE1DB5A736649514E32010D702F73A29F20D6416AC5ADF7DF35A3D3C00E',X'DAC2A362831976F6AA0A1D372ABF4BD540CB597483A883FC8E211E8974AEA8BB');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,60,60,X'DAC2A362831976F6AA0A1D372ABF4BD540CB597483A883FC8E211E8974AEA8BB',X'849C22934697CC5E302F0F996AAF172EC8A52D189D0614F44EDEDB4A44C26844');
INSERT INTO "fact_seal" VALUES(X'01A2247A1015747FB7E924044E627B4F',1,61,61,X'849C22934697CC5E302F0F996AAF172EC8A52D189D0614F44EDEDB4A44C26844',X'26ACEAB00E7C490F4B07697B0A656C3570FB64914A0458B6CD7966C3DA5869E1');
CREATE TABLE finance_account (
  company_id    BLOB   not null,
  code          TEXT   not null,
  name          TEXT   not null,
  search        TEXT   not null,
  account_type  TEXT   not null,
  group_code    TEXT   not null,
  control       TEXT,
  active        INTEGER not null,
  id            BLOB   not null,
  version       INTEGER not null,
  primary key (company_id, code)
) STRICT;
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0027','EDV-Software','0027 edv-software','asset','00',NULL,1,X'01A2247A1129725A90D0178FE74B044E',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0090','Geschäftsbauten','0090 geschaftsbauten','asset','00',NULL,1,X'01A2247A1129725A90D017901EEEA0D6',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0200','Technische Anlagen und Maschinen','0200 technische anlagen und maschinen','asset','02',NULL,1,X'01A2247A1129725A90D017914BD99E1C',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0320','Pkw','0320 pkw','asset','03',NULL,1,X'01A2247A1129725A90D01792E0838B9E',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0350','Lkw','0350 lkw','asset','03',NULL,1,X'01A2247A1129725A90D017938F4ADFA8',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0400','Betriebsausstattung','0400 betriebsausstattung','asset','04',NULL,1,X'01A2247A1129725A90D017944A560406',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0410','Geschäftsausstattung','0410 geschaftsausstattung','asset','04',NULL,1,X'01A2247A1129725A90D01795F8ADA11F',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0420','Büroeinrichtung','0420 buroeinrichtung','asset','04',NULL,1,X'01A2247A1129725A90D0179626CB56C6',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0440','Werkzeuge','0440 werkzeuge','asset','04',NULL,1,X'01A2247A1129725A90D017973939F188',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0450','Einbauten in fremde Grundstücke','0450 einbauten in fremde grundstucke','asset','04',NULL,1,X'01A2247A1129725A90D01798687789F3',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0480','Geringwertige Wirtschaftsgüter','0480 geringwertige wirtschaftsguter','asset','04',NULL,1,X'01A2247A1129725A90D0179980989E6D',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0490','Sonstige Betriebs- und Geschäftsausstattung','0490 sonstige betriebs- und geschaftsausstattung','asset','04',NULL,1,X'01A2247A1129725A90D0179AF14962E1',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0630','Verbindlichkeiten gegenüber Kreditinstituten','0630 verbindlichkeiten gegenuber kreditinstituten','liability','06',NULL,1,X'01A2247A1129725A90D0179B4BB1F685',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0730','Verbindlichkeiten gegenüber Gesellschaftern','0730 verbindlichkeiten gegenuber gesellschaftern','liability','07',NULL,1,X'01A2247A1129725A90D0179CB48A7864',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0800','Gezeichnetes Kapital','0800 gezeichnetes kapital','equity','08',NULL,1,X'01A2247A1129725A90D0179D7B255930',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0840','Kapitalrücklage','0840 kapitalrucklage','equity','08',NULL,1,X'01A2247A1129725A90D0179E3D432ECE',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0855','Andere Gewinnrücklagen','0855 andere gewinnrucklagen','equity','08',NULL,1,X'01A2247A1129725A90D0179FC7A71EF7',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0860','Gewinnvortrag vor Verwendung','0860 gewinnvortrag vor verwendung','equity','08',NULL,1,X'01A2247A1129725A90D017A058D545E1',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0868','Verlustvortrag vor Verwendung','0868 verlustvortrag vor verwendung','equity','08',NULL,1,X'01A2247A1129725A90D017A1EDAD557E',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0955','Steuerrückstellungen','0955 steuerruckstellungen','liability','09',NULL,1,X'01A2247A1129725A90D017A2D99CC8C6',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0961','Urlaubsrückstellungen','0961 urlaubsruckstellungen','liability','09',NULL,1,X'01A2247A1129725A90D017A3DC394C97',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0970','Sonstige Rückstellungen','0970 sonstige ruckstellungen','liability','09',NULL,1,X'01A2247A1129725A90D017A474C0344C',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0974','Rückstellungen für Gewährleistungen','0974 ruckstellungen fur gewahrleistungen','liability','09',NULL,1,X'01A2247A1129725A90D017A5CE1020E2',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0977','Rückstellungen für Abschluss- und Prüfungskosten','0977 ruckstellungen fur abschluss- und prufungskosten','liability','09',NULL,1,X'01A2247A1129725A90D017A6C0B351E1',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0980','Aktive Rechnungsabgrenzung','0980 aktive rechnungsabgrenzung','asset','09',NULL,1,X'01A2247A1129725A90D017A771D68487',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0990','Passive Rechnungsabgrenzung','0990 passive rechnungsabgrenzung','liability','09',NULL,1,X'01A2247A1129725A90D017A8710605C2',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0996','Pauschalwertberichtigung auf Forderungen - Restlaufzeit bis zu 1 Jahr','0996 pauschalwertberichtigung auf forderungen - restlaufzeit bis zu 1 jahr','asset','09',NULL,1,X'01A2247A1129725A90D017A9F5A0EA16',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','0998','Einzelwertberichtigungen auf Forderungen - Restlaufzeit bis zu 1 Jahr','0998 einzelwertberichtigungen auf forderungen - restlaufzeit bis zu 1 jahr','asset','09',NULL,1,X'01A2247A1129725A90D017AA62EFD4E1',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1000','Kasse','1000 kasse','asset','10','cash',1,X'01A2247A1129725A90D017AB690CD2C6',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1200','Bank','1200 bank','asset','12','bank',1,X'01A2247A1129725A90D017AC8F7BEFF0',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1210','Bank 1','1210 bank 1','asset','12','bank',1,X'01A2247A1129725A90D017AD37454E0A',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1360','Geldtransit','1360 geldtransit','asset','13',NULL,1,X'01A2247A1129725A90D017AE8367275D',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1400','Forderungen aus Lieferungen und Leistungen','1400 forderungen aus lieferungen und leistungen','asset','14','receivable',1,X'01A2247A1129725A90D017AF5C24D11C',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1460','Zweifelhafte Forderungen','1460 zweifelhafte forderungen','asset','14',NULL,1,X'01A2247A1129725A90D017B04B302682',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1500','Sonstige Vermögensgegenstände','1500 sonstige vermogensgegenstande','asset','15',NULL,1,X'01A2247A1129725A90D017B19FFD99EE',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1510','Geleistete Anzahlungen auf Vorräte','1510 geleistete anzahlungen auf vorrate','asset','15',NULL,1,X'01A2247A1129725A90D017B2570302C2',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1518','Geleistete Anzahlungen, 19 % Vorsteuer','1518 geleistete anzahlungen, 19 % vorsteuer','asset','15',NULL,1,X'01A2247A1129725A90D017B32FCE61E6',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1525','Kautionen','1525 kautionen','asset','15',NULL,1,X'01A2247A1129725A90D017B462A76523',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1545','Forderungen aus Umsatzsteuer-Vorauszahlungen','1545 forderungen aus umsatzsteuer-vorauszahlungen','asset','15','tax',1,X'01A2247A1129725A90D017B5A1751443',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1548','Vorsteuer in Folgeperiode/im Folgejahr abziehbar','1548 vorsteuer in folgeperiode/im folgejahr abziehbar','asset','15','tax',1,X'01A2247A1129725A90D017B63FB477F6',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1570','Abziehbare Vorsteuer','1570 abziehbare vorsteuer','asset','15','tax',1,X'01A2247A1129725A90D017B7F19730F6',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1571','Abziehbare Vorsteuer 7 %','1571 abziehbare vorsteuer 7 %','asset','15','tax',1,X'01A2247A1129725A90D017B89DB1F072',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1572','Abziehbare Vorsteuer aus innergemeinschaftlichem Erwerb','1572 abziehbare vorsteuer aus innergemeinschaftlichem erwerb','asset','15','tax',1,X'01A2247A1129725A90D017B969947BA8',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1574','Abziehbare Vorsteuer aus innergemeinschaftlichem Erwerb 19 %','1574 abziehbare vorsteuer aus innergemeinschaftlichem erwerb 19 %','asset','15','tax',1,X'01A2247A1129725A90D017BA0003E54A',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1576','Abziehbare Vorsteuer 19 %','1576 abziehbare vorsteuer 19 %','asset','15','tax',1,X'01A2247A1129725A90D017BBFDCB6B8F',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1577','Abziehbare Vorsteuer nach § 13b UStG 19 %','1577 abziehbare vorsteuer nach § 13b ustg 19 %','asset','15','tax',1,X'01A2247A1129725A90D017BCBC9D3E67',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1578','Abziehbare Vorsteuer nach § 13b UStG','1578 abziehbare vorsteuer nach § 13b ustg','asset','15','tax',1,X'01A2247A1129725A90D017BDEE8DAD26',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1588','Entstandene Einfuhrumsatzsteuer','1588 entstandene einfuhrumsatzsteuer','asset','15','tax',1,X'01A2247A1129725A90D017BE2240E282',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1590','Durchlaufende Posten','1590 durchlaufende posten','asset','15',NULL,1,X'01A2247A1129725A90D017BFB77FC095',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1600','Verbindlichkeiten aus Lieferungen und Leistungen','1600 verbindlichkeiten aus lieferungen und leistungen','liability','16','payable',1,X'01A2247A1129725A90D017C0FCE221B9',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1700','Sonstige Verbindlichkeiten','1700 sonstige verbindlichkeiten','liability','17',NULL,1,X'01A2247A1129725A90D017C14184C4CD',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1710','Erhaltene Anzahlungen auf Bestellungen (Verbindlichkeiten)','1710 erhaltene anzahlungen auf bestellungen (verbindlichkeiten)','liability','17',NULL,1,X'01A2247A1129725A90D017C256C4C013',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1718','Erhaltene, versteuerte Anzahlungen 19 % USt (Verbindlichkeiten)','1718 erhaltene, versteuerte anzahlungen 19 % ust (verbindlichkeiten)','liability','17',NULL,1,X'01A2247A1129725A90D017C3C8613B3F',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1736','Verbindlichkeiten aus Steuern und Abgaben','1736 verbindlichkeiten aus steuern und abgaben','liability','17',NULL,1,X'01A2247A1129725A90D017C40A152DA9',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1740','Verbindlichkeiten aus Lohn und Gehalt','1740 verbindlichkeiten aus lohn und gehalt','liability','17',NULL,1,X'01A2247A1129725A90D017C54AB4CABA',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1741','Verbindlichkeiten aus Lohn- und Kirchensteuer','1741 verbindlichkeiten aus lohn- und kirchensteuer','liability','17',NULL,1,X'01A2247A1129725A90D017C664AB1977',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1742','Verbindlichkeiten im Rahmen der sozialen Sicherheit','1742 verbindlichkeiten im rahmen der sozialen sicherheit','liability','17',NULL,1,X'01A2247A1129725A90D017C7983E9162',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1760','Umsatzsteuer nicht fällig','1760 umsatzsteuer nicht fallig','liability','17','tax',1,X'01A2247A1129725A90D017C80023EDCB',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1767','Umsatzsteuer aus im anderen EU-Land steuerpflichtigen Lieferungen','1767 umsatzsteuer aus im anderen eu-land steuerpflichtigen lieferungen','liability','17','tax',1,X'01A2247A1129725A90D017C97B9F8C38',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1770','Umsatzsteuer','1770 umsatzsteuer','liability','17','tax',1,X'01A2247A1129725A90D017CAFBF7AE9F',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1771','Umsatzsteuer 7 %','1771 umsatzsteuer 7 %','liability','17','tax',1,X'01A2247A1129725A90D017CB9347517B',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1772','Umsatzsteuer aus innergemeinschaftlichem Erwerb','1772 umsatzsteuer aus innergemeinschaftlichem erwerb','liability','17','tax',1,X'01A2247A1129725A90D017CCE271CA29',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1774','Umsatzsteuer aus innergemeinschaftlichem Erwerb 19 %','1774 umsatzsteuer aus innergemeinschaftlichem erwerb 19 %','liability','17','tax',1,X'01A2247A1129725A90D017CDC35174AB',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1776','Umsatzsteuer 19 %','1776 umsatzsteuer 19 %','liability','17','tax',1,X'01A2247A1129725A90D017CE41453012',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1780','Umsatzsteuer-Vorauszahlungen','1780 umsatzsteuer-vorauszahlungen','liability','17','tax',1,X'01A2247A1129725A90D017CFFB7622A4',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1781','Umsatzsteuer-Vorauszahlungen 1/11','1781 umsatzsteuer-vorauszahlungen 1/11','liability','17','tax',1,X'01A2247A1129725A90D017D05C00614F',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1785','Umsatzsteuer nach § 13b UStG','1785 umsatzsteuer nach § 13b ustg','liability','17','tax',1,X'01A2247A1129725A90D017D16D9EAF34',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1787','Umsatzsteuer nach § 13b UStG 19 %','1787 umsatzsteuer nach § 13b ustg 19 %','liability','17','tax',1,X'01A2247A1129725A90D017D246D4CD30',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1788','Einfuhrumsatzsteuer aufgeschoben bis …','1788 einfuhrumsatzsteuer aufgeschoben bis …','liability','17','tax',1,X'01A2247A1129725A90D017D37B166116',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1789','Umsatzsteuer laufendes Jahr','1789 umsatzsteuer laufendes jahr','liability','17','tax',1,X'01A2247A1129725A90D017D4575CDCD4',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1790','Umsatzsteuer Vorjahr','1790 umsatzsteuer vorjahr','liability','17','tax',1,X'01A2247A1129725A90D017D5C81B709C',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1791','Umsatzsteuer frühere Jahre','1791 umsatzsteuer fruhere jahre','liability','17','tax',1,X'01A2247A1129725A90D017D69FB512E8',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1792','Sonstige Verrechnungskonten (Interimskonto)','1792 sonstige verrechnungskonten (interimskonto)','liability','17',NULL,1,X'01A2247A1129725A90D017D7F1A86693',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1799','Erhaltene, noch nicht berechnete Lieferungen (WE/RE-Verrechnung)','1799 erhaltene, noch nicht berechnete lieferungen (we/re-verrechnung)','liability','17','grni',1,X'01A2247A1129725A90D017D8D962AAA4',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2020','Periodenfremde Aufwendungen','2020 periodenfremde aufwendungen','expense','20',NULL,1,X'01A2247A1129725A90D017D9FFFE4933',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2100','Zinsen und ähnliche Aufwendungen','2100 zinsen und ahnliche aufwendungen','expense','21',NULL,1,X'01A2247A1129725A90D017DA40DA3EF6',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2120','Zinsaufwendungen für langfristige Verbindlichkeiten','2120 zinsaufwendungen fur langfristige verbindlichkeiten','expense','21',NULL,1,X'01A2247A1129725A90D017DB163CE2C4',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2150','Aufwendungen aus der Währungsumrechnung','2150 aufwendungen aus der wahrungsumrechnung','expense','21',NULL,1,X'01A2247A1129725A90D017DC55F0FA69',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2200','Körperschaftsteuer','2200 korperschaftsteuer','expense','22',NULL,1,X'01A2247A1129725A90D017DD16D20F66',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2208','Solidaritätszuschlag','2208 solidaritatszuschlag','expense','22',NULL,1,X'01A2247A1129725A90D017DE6D8E9D44',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2305','Rundungsdifferenzen','2305 rundungsdifferenzen','expense','23',NULL,1,X'01A2247A1129725A90D017DF48C573F0',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2400','Forderungsverluste (übliche Höhe)','2400 forderungsverluste (ubliche hohe)','expense','24',NULL,1,X'01A2247A1129725A90D017E04C5A20ED',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2401','Forderungsverluste 7 % USt (übliche Höhe)','2401 forderungsverluste 7 % ust (ubliche hohe)','expense','24',NULL,1,X'01A2247A1129725A90D017E16F45A8A5',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2406','Forderungsverluste 19 % USt (übliche Höhe)','2406 forderungsverluste 19 % ust (ubliche hohe)','expense','24',NULL,1,X'01A2247A1129725A90D017E2AE839F70',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2450','Einstellungen in die Pauschalwertberichtigung auf Forderungen','2450 einstellungen in die pauschalwertberichtigung auf forderungen','expense','24',NULL,1,X'01A2247A1129725A90D017E362515765',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2451','Einstellungen in die Einzelwertberichtigung auf Forderungen','2451 einstellungen in die einzelwertberichtigung auf forderungen','expense','24',NULL,1,X'01A2247A1129725A90D017E43A8E14FC',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2650','Sonstige Zinsen und ähnliche Erträge','2650 sonstige zinsen und ahnliche ertrage','income','26',NULL,1,X'01A2247A1129725A90D017E555865449',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2660','Erträge aus der Währungsumrechnung','2660 ertrage aus der wahrungsumrechnung','income','26',NULL,1,X'01A2247A1129725A90D017E697CA4E40',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2700','Sonstige betriebliche Erträge','2700 sonstige betriebliche ertrage','income','27',NULL,1,X'01A2247A1129725A90D017E7A151683E',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2732','Erträge aus abgeschriebenen Forderungen','2732 ertrage aus abgeschriebenen forderungen','income','27',NULL,1,X'01A2247A1129725A90D017E8BA246766',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','2735','Erträge aus der Auflösung von Rückstellungen','2735 ertrage aus der auflosung von ruckstellungen','income','27',NULL,1,X'01A2247A1129725A90D017E91D8CAD39',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3106','Fremdleistungen 19 % Vorsteuer','3106 fremdleistungen 19 % vorsteuer','expense','31',NULL,1,X'01A2247A1129725A90D017EAD0DDAD6C',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3123','Sonstige Leistungen eines im anderen EU-Land ansässigen Unternehmers 19 % Vorsteuer und 19 % Umsatzsteuer','3123 sonstige leistungen eines im anderen eu-land ansassigen unternehmers 19 % vorsteuer und 19 % umsatzsteuer','expense','31',NULL,1,X'01A2247A1129725A90D017EB77E6C61B',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3125','Leistungen eines im Ausland ansässigen Unternehmers 19 % Vorsteuer und 19 % Umsatzsteuer','3125 leistungen eines im ausland ansassigen unternehmers 19 % vorsteuer und 19 % umsatzsteuer','expense','31',NULL,1,X'01A2247A1129725A90D017EC38B57354',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3200','Wareneingang','3200 wareneingang','expense','32',NULL,1,X'01A2247A1129725A90D017ED52D0BE8F',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3300','Wareneingang 7 % Vorsteuer','3300 wareneingang 7 % vorsteuer','expense','33',NULL,1,X'01A2247A1129725A90D017EE8D4D76E5',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3400','Wareneingang 19 % Vorsteuer','3400 wareneingang 19 % vorsteuer','expense','34',NULL,1,X'01A2247A1129725A90D017EFA3DB62BE',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3420','Innergemeinschaftlicher Erwerb 7 % Vorsteuer und 7 % Umsatzsteuer','3420 innergemeinschaftlicher erwerb 7 % vorsteuer und 7 % umsatzsteuer','expense','34',NULL,1,X'01A2247A1129725A90D017F0D307F7D7',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3425','Innergemeinschaftlicher Erwerb 19 % Vorsteuer und 19 % Umsatzsteuer','3425 innergemeinschaftlicher erwerb 19 % vorsteuer und 19 % umsatzsteuer','expense','34',NULL,1,X'01A2247A1129725A90D017F1E6299877',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3559','Steuerfreie Einfuhren','3559 steuerfreie einfuhren','expense','35',NULL,1,X'01A2247A1129725A90D017F21BFE7571',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3730','Erhaltene Skonti','3730 erhaltene skonti','expense','37',NULL,1,X'01A2247A1129725A90D017F3F13F6098',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3731','Erhaltene Skonti 7 % Vorsteuer','3731 erhaltene skonti 7 % vorsteuer','expense','37',NULL,1,X'01A2247A1129725A90D017F42F7B624C',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3736','Erhaltene Skonti 19 % Vorsteuer','3736 erhaltene skonti 19 % vorsteuer','expense','37',NULL,1,X'01A2247A1129725A90D017F5FAD202A2',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3769','Erhaltene Boni','3769 erhaltene boni','expense','37',NULL,1,X'01A2247A1129725A90D017F6AE30750D',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3770','Erhaltene Rabatte','3770 erhaltene rabatte','expense','37',NULL,1,X'01A2247A1129725A90D017F7BB9EFC2D',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3800','Bezugsnebenkosten','3800 bezugsnebenkosten','expense','38',NULL,1,X'01A2247A1129725A90D017F86AAD6F5B',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3850','Zölle und Einfuhrabgaben','3850 zolle und einfuhrabgaben','expense','38',NULL,1,X'01A2247A1129725A90D017F95C7218AD',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3950','Bestandsveränderungen Waren','3950 bestandsveranderungen waren','expense','39',NULL,1,X'01A2247A1129725A90D017FA0A571E56',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3980','Waren (Bestand)','3980 waren (bestand)','asset','39','inventory',1,X'01A2247A1129725A90D017FB41A9A9AC',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3985','Unterwegs befindliche Waren','3985 unterwegs befindliche waren','asset','39','inventory',1,X'01A2247A1129725A90D017FCC0A62D08',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4000','Material- und Stoffverbrauch','4000 material- und stoffverbrauch','expense','40',NULL,1,X'01A2247A1129725A90D017FD8ED3383A',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4110','Löhne','4110 lohne','expense','41',NULL,1,X'01A2247A1129725A90D017FE2A088C3E',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4120','Gehälter','4120 gehalter','expense','41',NULL,1,X'01A2247A1129725A90D017FFD9ED9A89',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4130','Gesetzliche soziale Aufwendungen','4130 gesetzliche soziale aufwendungen','expense','41',NULL,1,X'01A2247A1129725A90D0180087D935D7',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4138','Beiträge zur Berufsgenossenschaft','4138 beitrage zur berufsgenossenschaft','expense','41',NULL,1,X'01A2247A1129725A90D018017080CB9D',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4210','Miete (unbewegliche Wirtschaftsgüter)','4210 miete (unbewegliche wirtschaftsguter)','expense','42',NULL,1,X'01A2247A1129725A90D01802DAD05B8A',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4230','Heizung','4230 heizung','expense','42',NULL,1,X'01A2247A1129725A90D01803D6BA8502',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4240','Gas, Strom, Wasser','4240 gas, strom, wasser','expense','42',NULL,1,X'01A2247A1129725A90D01804E3C47B6A',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4250','Reinigung','4250 reinigung','expense','42',NULL,1,X'01A2247A1129725A90D01805A761547A',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4320','Gewerbesteuer','4320 gewerbesteuer','expense','43',NULL,1,X'01A2247A1129725A90D01806D5CC08B9',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4360','Versicherungen','4360 versicherungen','expense','43',NULL,1,X'01A2247A1129725A90D01807E7385FB7',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4380','Beiträge','4380 beitrage','expense','43',NULL,1,X'01A2247A1129725A90D018083A3DC0AA',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4510','Kfz-Steuer','4510 kfz-steuer','expense','45',NULL,1,X'01A2247A1129725A90D01809CCDAC795',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4520','Kfz-Versicherungen','4520 kfz-versicherungen','expense','45',NULL,1,X'01A2247A1129725A90D0180A2D3F3BAE',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4530','Laufende Kfz-Betriebskosten','4530 laufende kfz-betriebskosten','expense','45',NULL,1,X'01A2247A1129725A90D0180BF13E7625',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4540','Kfz-Reparaturen','4540 kfz-reparaturen','expense','45',NULL,1,X'01A2247A1129725A90D0180CFB2E7639',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4600','Werbekosten','4600 werbekosten','expense','46',NULL,1,X'01A2247A1129725A90D0180D768A00FF',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4650','Bewirtungskosten','4650 bewirtungskosten','expense','46',NULL,1,X'01A2247A1129725A90D0180E55B9218D',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4660','Reisekosten Arbeitnehmer','4660 reisekosten arbeitnehmer','expense','46',NULL,1,X'01A2247A1129725A90D0180FEA1BA724',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4710','Verpackungsmaterial','4710 verpackungsmaterial','expense','47',NULL,1,X'01A2247A1129725A90D018101F2C0C85',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4730','Ausgangsfrachten','4730 ausgangsfrachten','expense','47',NULL,1,X'01A2247A1129725A90D01811B3EF1E04',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4760','Verkaufsprovisionen','4760 verkaufsprovisionen','expense','47',NULL,1,X'01A2247A1129725A90D01812F62CB7D0',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4809','Sonstige Reparaturen und Instandhaltungen','4809 sonstige reparaturen und instandhaltungen','expense','48',NULL,1,X'01A2247A1129725A90D018133F335C23',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4822','Abschreibungen auf immaterielle Vermögensgegenstände','4822 abschreibungen auf immaterielle vermogensgegenstande','expense','48',NULL,1,X'01A2247A1129725A90D018141F206D52',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4830','Abschreibungen auf Sachanlagen (ohne AfA auf Fahrzeuge und Gebäude)','4830 abschreibungen auf sachanlagen (ohne afa auf fahrzeuge und gebaude)','expense','48',NULL,1,X'01A2247A1129725A90D01815BB3A66F0',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4832','Abschreibungen auf Fahrzeuge','4832 abschreibungen auf fahrzeuge','expense','48',NULL,1,X'01A2247A1129725A90D01816DB87A6A6',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4855','Sofortabschreibung geringwertiger Wirtschaftsgüter','4855 sofortabschreibung geringwertiger wirtschaftsguter','expense','48',NULL,1,X'01A2247A1129725A90D018170FD3A290',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4900','Sonstige betriebliche Aufwendungen','4900 sonstige betriebliche aufwendungen','expense','49',NULL,1,X'01A2247A1129725A90D01818F1202A9D',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4910','Porto','4910 porto','expense','49',NULL,1,X'01A2247A1129725A90D01819138B4369',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4920','Telefon','4920 telefon','expense','49',NULL,1,X'01A2247A1129725A90D0181A4AB09E33',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4930','Bürobedarf','4930 burobedarf','expense','49',NULL,1,X'01A2247A1129725A90D0181BD9C6D783',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4945','Fortbildungskosten','4945 fortbildungskosten','expense','49',NULL,1,X'01A2247A1129725A90D0181C1B0DF83D',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4950','Rechts- und Beratungskosten','4950 rechts- und beratungskosten','expense','49',NULL,1,X'01A2247A1129725A90D0181D80991787',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4957','Abschluss- und Prüfungskosten','4957 abschluss- und prufungskosten','expense','49',NULL,1,X'01A2247A1129725A90D0181EED2C706E',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4970','Nebenkosten des Geldverkehrs','4970 nebenkosten des geldverkehrs','expense','49',NULL,1,X'01A2247A1129725A90D0181FCEB9E9A5',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4980','Sonstiger Betriebsbedarf','4980 sonstiger betriebsbedarf','expense','49',NULL,1,X'01A2247A1129725A90D018205DD62D6A',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8100','Steuerfreie Umsätze § 4 Nr. 8 ff. UStG','8100 steuerfreie umsatze § 4 nr. 8 ff. ustg','income','81',NULL,1,X'01A2247A1129725A90D0182152BB40BB',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8120','Steuerfreie Umsätze nach § 4 Nr. 1a UStG','8120 steuerfreie umsatze nach § 4 nr. 1a ustg','income','81',NULL,1,X'01A2247A1129725A90D01822140396E7',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8125','Steuerfreie innergemeinschaftliche Lieferungen nach § 4 Nr. 1b UStG','8125 steuerfreie innergemeinschaftliche lieferungen nach § 4 nr. 1b ustg','income','81',NULL,1,X'01A2247A1129725A90D01823497E7EC8',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8195','Erlöse als Kleinunternehmer nach § 19 UStG','8195 erlose als kleinunternehmer nach § 19 ustg','income','81',NULL,1,X'01A2247A1129725A90D0182419A837EB',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8200','Erlöse','8200 erlose','income','82',NULL,1,X'01A2247A1129725A90D018258A684E8F',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8290','Erlöse 0 % USt','8290 erlose 0 % ust','income','82',NULL,1,X'01A2247A1129725A90D01826BCB854A3',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8300','Erlöse 7 % USt','8300 erlose 7 % ust','income','83',NULL,1,X'01A2247A1129725A90D01827D2E9C452',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8320','Erlöse aus im anderen EU-Land steuerpflichtigen Lieferungen','8320 erlose aus im anderen eu-land steuerpflichtigen lieferungen','income','83',NULL,1,X'01A2247A1129725A90D018288465133A',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8336','Erlöse aus im anderen EU-Land steuerpflichtigen sonstigen Leistungen, für die der Leistungsempfänger die Umsatzsteuer schuldet','8336 erlose aus im anderen eu-land steuerpflichtigen sonstigen leistungen, fur die der leistungsempfanger die umsatzsteuer schuldet','income','83',NULL,1,X'01A2247A1129725A90D01829C52ED550',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8337','Erlöse aus Leistungen, für die der Leistungsempfänger die Umsatzsteuer nach § 13b UStG schuldet','8337 erlose aus leistungen, fur die der leistungsempfanger die umsatzsteuer nach § 13b ustg schuldet','income','83',NULL,1,X'01A2247A1129725A90D0182A6E223251',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8338','Erlöse aus im Drittland steuerbaren Leistungen, im Inland nicht steuerbare Umsätze','8338 erlose aus im drittland steuerbaren leistungen, im inland nicht steuerbare umsatze','income','83',NULL,1,X'01A2247A1129725A90D0182BCBB83D60',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8400','Erlöse 19 % USt','8400 erlose 19 % ust','income','84',NULL,1,X'01A2247A1129725A90D0182CE6E94B8E',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8410','Erlöse 19 % USt','8410 erlose 19 % ust','income','84',NULL,1,X'01A2247A1129725A90D0182D3B616551',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8519','Provisionsumsätze 19 % USt','8519 provisionsumsatze 19 % ust','income','85',NULL,1,X'01A2247A1129725A90D0182E92919B30',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8540','Erlöse Leergut','8540 erlose leergut','income','85',NULL,1,X'01A2247A1129725A90D0182F52D51A59',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8710','Erlösschmälerungen 7 % USt','8710 erlosschmalerungen 7 % ust','income','87',NULL,1,X'01A2247A1129725A90D01830CEF4361D',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8720','Erlösschmälerungen 19 % USt','8720 erlosschmalerungen 19 % ust','income','87',NULL,1,X'01A2247A1129725A90D0183171754107',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8724','Erlösschmälerungen aus steuerfreien innergemeinschaftlichen Lieferungen','8724 erlosschmalerungen aus steuerfreien innergemeinschaftlichen lieferungen','income','87',NULL,1,X'01A2247A1129725A90D01832C6686AC8',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8730','Gewährte Skonti','8730 gewahrte skonti','income','87',NULL,1,X'01A2247A1129725A90D018334F0647DA',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8731','Gewährte Skonti 7 % USt','8731 gewahrte skonti 7 % ust','income','87',NULL,1,X'01A2247A1129725A90D0183469913992',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8736','Gewährte Skonti 19 % USt','8736 gewahrte skonti 19 % ust','income','87',NULL,1,X'01A2247A1129725A90D018353A9689F3',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8743','Gewährte Skonti aus steuerfreien innergemeinschaftlichen Lieferungen § 4 Nr. 1b UStG','8743 gewahrte skonti aus steuerfreien innergemeinschaftlichen lieferungen § 4 nr. 1b ustg','income','87',NULL,1,X'01A2247A1129725A90D018361D663CD7',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8769','Gewährte Boni','8769 gewahrte boni','income','87',NULL,1,X'01A2247A1129725A90D01837B6168924',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8770','Gewährte Rabatte','8770 gewahrte rabatte','income','87',NULL,1,X'01A2247A1129725A90D018387A150976',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','9000','Saldenvorträge, Sachkonten','9000 saldenvortrage, sachkonten','equity','90',NULL,1,X'01A2247A1129725A90D018395B194D7F',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','9008','Saldenvorträge, Debitoren','9008 saldenvortrage, debitoren','equity','90',NULL,1,X'01A2247A1129725A90D0183A822FA2E8',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','9009','Saldenvorträge, Kreditoren','9009 saldenvortrage, kreditoren','equity','90',NULL,1,X'01A2247A1129725A90D0183B5072AD90',1);
INSERT INTO "finance_account" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4711','Kölnisch Wasser','4711 kolnisch wasser','expense','',NULL,1,X'01A2247A127775269D71B5013DD08310',2);
CREATE TABLE finance_allocation (
  fact_no              INTEGER not null,
  payment_id           BLOB   not null,
  line                 INTEGER not null,
  company_id           BLOB   not null,
  item_id              BLOB   not null,
  side                 TEXT   not null,
  source_number        TEXT   not null,
  amount_minor         INTEGER not null,
  amount_currency      TEXT   not null,
  write_off_minor      INTEGER not null,
  write_off_currency   TEXT   not null,
  functional_minor     INTEGER not null,
  functional_currency  TEXT   not null,
  exchange_minor       INTEGER not null,
  exchange_currency    TEXT   not null, discount_minor INTEGER, discount_currency TEXT,
  primary key (payment_id, line)
) STRICT;
INSERT INTO "finance_allocation" VALUES(53,X'01A2247A1DDD75B1A416A1179C77A0FE',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1707767F8F0E46D79CA94309','receivable','ALT-1',5000,'EUR',0,'EUR',5000,'EUR',0,'EUR',NULL,NULL);
INSERT INTO "finance_allocation" VALUES(53,X'01A2247A1DDD75B1A416A1179C77A0FE',2,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1BF974778CC2F928A07485D3','receivable','RE-26-1/000001',9209,'EUR',0,'EUR',9209,'EUR',0,'EUR',NULL,NULL);
INSERT INTO "finance_allocation" VALUES(54,X'01A2247A1DF676559166ED42309C57CC',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1707767F8F0E46D79CA94309','receivable','ALT-1',-5000,'EUR',0,'EUR',-5000,'EUR',0,'EUR',NULL,NULL);
INSERT INTO "finance_allocation" VALUES(54,X'01A2247A1DF676559166ED42309C57CC',2,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1BF974778CC2F928A07485D3','receivable','RE-26-1/000001',-9209,'EUR',0,'EUR',-9209,'EUR',0,'EUR',NULL,NULL);
CREATE TABLE finance_balance (
  company_id    BLOB   not null,
  account       TEXT   not null,
  month         INTEGER not null,
  branch_id     BLOB   not null,
  stripe        INTEGER not null,
  debit_minor   INTEGER not null,
  credit_minor  INTEGER not null,
  primary key (company_id, account, month, branch_id, stripe)
) STRICT;
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1200',202603,X'01A2247A112870938F0F64E12A237368',0,26109,26109);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4711',202603,X'01A2247A112870938F0F64E12A237368',0,11900,11900);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1200',202601,X'01A2247A112870938F0F64E12A237368',0,500000,0);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','9000',202601,X'01A2247A112870938F0F64E12A237368',0,3000,511000);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1400',202601,X'01A2247A112870938F0F64E12A237368',0,11000,3000);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1799',202603,X'01A2247A112870938F0F64E12A237368',0,0,80000);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3980',202603,X'01A2247A112870938F0F64E12A237368',0,80000,2000);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1799',202611,X'01A2247A112870938F0F64E12A237368',0,40000,0);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3980',202611,X'01A2247A112870938F0F64E12A237368',0,3000,48000);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3950',202603,X'01A2247A112870938F0F64E12A237368',0,2000,0);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','3950',202611,X'01A2247A112870938F0F64E12A237368',0,0,1000);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','4000',202611,X'01A2247A112870938F0F64E12A237368',0,8000,2000);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1400',202611,X'01A2247A112870938F0F64E12A237368',0,14209,2368);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1776',202611,X'01A2247A112870938F0F64E12A237368',0,378,2269);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','8400',202611,X'01A2247A112870938F0F64E12A237368',0,1990,11940);
INSERT INTO "finance_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','1400',202603,X'01A2247A112870938F0F64E12A237368',0,14209,14209);
CREATE TABLE finance_discount (
  fact_no                   INTEGER not null,
  payment_id                BLOB   not null,
  line                      INTEGER not null,
  part                      INTEGER not null,
  company_id                BLOB   not null,
  item_id                   BLOB   not null,
  tax_code                  TEXT   not null,
  category                  TEXT   not null,
  rate                      INTEGER not null,
  base_minor                INTEGER not null,
  base_currency             TEXT   not null,
  tax_minor                 INTEGER not null,
  tax_currency              TEXT   not null,
  functional_base_minor     INTEGER not null,
  functional_base_currency  TEXT   not null,
  functional_tax_minor      INTEGER not null,
  functional_tax_currency   TEXT   not null,
  primary key (payment_id, line, part)
) STRICT;
CREATE TABLE finance_entry (
  fact_no         INTEGER not null,
  id              BLOB   not null primary key,
  company_id      BLOB   not null,
  branch_id       BLOB   not null,
  number          TEXT   not null,
  series_no       INTEGER,
  fiscal_year     INTEGER not null,
  node_id         BLOB   not null,
  epoch           INTEGER not null,
  document_on     TEXT   not null,
  tax_on          TEXT   not null,
  posted_on       TEXT   not null,
  reference       TEXT   not null,
  memo            TEXT   not null,
  search          TEXT   not null,
  source_kind     TEXT   not null,
  source_id       BLOB   not null,
  source_number   TEXT   not null,
  reverses_id     BLOB,
  rate            INTEGER,
  total_minor     INTEGER not null,
  total_currency  TEXT   not null,
  actor_id        BLOB   not null,
  posted_at       INTEGER not null,
  unique (company_id, fiscal_year, node_id, epoch, series_no)
) STRICT;
INSERT INTO "finance_entry" VALUES(15,X'01A2247A14F9707D9E97118C6829E938',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','BU-26-1/000001',1,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-03-16','2026-03-16','2026-03-16','','Miete','bu-26-1/000001  bu-26-1/000001 miete','finance.entry',X'01A2247A14F9707D9E97118C6829E938','BU-26-1/000001',NULL,NULL,11900,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908310047985);
INSERT INTO "finance_entry" VALUES(16,X'01A2247A1594746A85FD0BE24DB46082',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','BU-26-1/000002',2,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-03-16','2026-03-16','2026-03-16','BU-26-1/000001','Irrtum','bu-26-1/000002 bu-26-1/000001 bu-26-1/000002 irrtum','finance.entry',X'01A2247A1594746A85FD0BE24DB46082','BU-26-1/000002',X'01A2247A14F9707D9E97118C6829E938',NULL,11900,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908310418998);
INSERT INTO "finance_entry" VALUES(17,X'01A2247A168872C38481581380811150',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','BU-26-1/000003',3,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-01-01','2026-01-01','2026-01-01','','','bu-26-1/000003  bu-26-1/000003 ','finance.entry',X'01A2247A168872C38481581380811150','BU-26-1/000003',NULL,NULL,500000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908310663446);
INSERT INTO "finance_entry" VALUES(20,X'01A2247A1707767F8F0E46D8366DE7D5',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','ALT-1',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2025-12-01','2025-12-01','2026-01-01','','','alt-1  alt-1 ','finance.opening',X'01A2247A1707767F8F0E46D79CA94309','ALT-1',NULL,NULL,5000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908310790344);
INSERT INTO "finance_entry" VALUES(25,X'01A2247A174A764D921F0BB943FED051',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','WE-26-1/000001',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-03-16','2026-03-16','2026-03-16','','','we-26-1/000001  we-26-1/000001 ','inventory.receipt',X'01A2247A1749736E9FE3F45069FC3A42','WE-26-1/000001',NULL,NULL,40000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908310857143);
INSERT INTO "finance_entry" VALUES(26,X'01A2247A1795733EA4BD8C111551FC80',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','WE-26-1/000002',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-03-16','2026-03-16','2026-03-16','','','we-26-1/000002  we-26-1/000002 ','inventory.receipt',X'01A2247A17947197A7651AC9BF77F9C2','WE-26-1/000002',NULL,NULL,40000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908310931613);
INSERT INTO "finance_entry" VALUES(27,X'01A2247A1834712D8BC2B89B34F026E5',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','WE-26-1/000003',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-11-28','2026-11-28','2026-11-28','WE-26-1/000002','falscher Lieferschein','we-26-1/000003 we-26-1/000002 we-26-1/000003 falscher lieferschein','inventory.receipt',X'01A2247A182F73688402CC14CFEE7129','WE-26-1/000003',X'01A2247A1795733EA4BD8C111551FC80',NULL,40000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311085713);
INSERT INTO "finance_entry" VALUES(28,X'01A2247A186173B7A3FC535EC545BAAB',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','BK-26-1/000001',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-03-16','2026-03-16','2026-03-16','','Inventur','bk-26-1/000001  bk-26-1/000001 inventur','inventory.adjustment',X'01A2247A185B7114B9007060F4072E29','BK-26-1/000001',NULL,NULL,1000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311131583);
INSERT INTO "finance_entry" VALUES(29,X'01A2247A187F73378445BDFF1C3BDEF1',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','BK-26-1/000002',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-03-16','2026-03-16','2026-03-16','','Inventur','bk-26-1/000002  bk-26-1/000002 inventur','inventory.adjustment',X'01A2247A187A7259812FCBA0CB34EC9A','BK-26-1/000002',NULL,NULL,1000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311162146);
INSERT INTO "finance_entry" VALUES(30,X'01A2247A188A77AC9161917530753DA1',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','BK-26-1/000003',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-11-28','2026-11-28','2026-11-28','BK-26-1/000002','verzählt','bk-26-1/000003 bk-26-1/000002 bk-26-1/000003 verzahlt','inventory.adjustment',X'01A2247A188971DD9F13BA0847A509D5','BK-26-1/000003',X'01A2247A187F73378445BDFF1C3BDEF1',NULL,1000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311176870);
INSERT INTO "finance_entry" VALUES(42,X'01A2247A1A7A73F1957C9E2AE412033B',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','LS-26-1/000001',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-11-28','2026-11-28','2026-11-28','','AB-26-1/000001','ls-26-1/000001  ls-26-1/000001 ab-26-1/000001','sales.delivery',X'01A2247A1A607248831CF424C2DBDCBC','LS-26-1/000001',NULL,NULL,2000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311646198);
INSERT INTO "finance_entry" VALUES(43,X'01A2247A1A987096AFF48BE9B8B9E40A',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','LS-26-1/000002',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-11-28','2026-11-28','2026-11-28','','AB-26-1/000001','ls-26-1/000002  ls-26-1/000002 ab-26-1/000001','sales.delivery',X'01A2247A1A9673A2A991A4E3FD1683A4','LS-26-1/000002',X'01A2247A1A7A73F1957C9E2AE412033B',NULL,2000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311701466);
INSERT INTO "finance_entry" VALUES(44,X'01A2247A1AB7758184D21B9F4C7EA9A8',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','LS-26-1/000003',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-11-28','2026-11-28','2026-11-28','','AB-26-1/000001','ls-26-1/000003  ls-26-1/000003 ab-26-1/000001','sales.delivery',X'01A2247A1AB37063AB77B711E9178B55','LS-26-1/000003',NULL,NULL,6000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311730652);
INSERT INTO "finance_entry" VALUES(45,X'01A2247A1BFA72CDA1D21DF9810DE31B',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','RE-26-1/000001',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-11-28','2026-11-28','2026-11-28','','','re-26-1/000001  re-26-1/000001 ','sales.invoice',X'01A2247A1BF47138B9B3F767C21BE5BE','RE-26-1/000001',NULL,NULL,14209,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908312051597);
INSERT INTO "finance_entry" VALUES(47,X'01A2247A1D377307B1744A54C2354DDB',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','GS-26-1/000001',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-11-28','2026-11-28','2026-11-28','RE-26-1/000001','','gs-26-1/000001 re-26-1/000001 gs-26-1/000001 ','sales.credit_note',X'01A2247A1D2F7568A3B5B53FD70DD397','GS-26-1/000001',NULL,NULL,2368,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908312365707);
INSERT INTO "finance_entry" VALUES(53,X'01A2247A1DDE7102B93959DED200E405',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','ZE-26-1/000001',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-03-16','2026-03-16','2026-03-16','RE-26-1/000001','','ze-26-1/000001 re-26-1/000001 ze-26-1/000001 ','sales.payment',X'01A2247A1DDD75B1A416A1179C77A0FE','ZE-26-1/000001',NULL,NULL,14209,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908312540816);
INSERT INTO "finance_entry" VALUES(54,X'01A2247A1DF676559166ED438BFA7D19',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','ZE-26-1/000002',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-03-16','2026-03-16','2026-03-16','ZE-26-1/000001','Rücklastschrift','ze-26-1/000002 ze-26-1/000001 ze-26-1/000002 rucklastschrift','sales.payment',X'01A2247A1DF676559166ED42309C57CC','ZE-26-1/000002',NULL,NULL,14209,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908312565377);
INSERT INTO "finance_entry" VALUES(55,X'01A2247A1DFF74AE9A9D540735FD15CE',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','ALT-2',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2025-12-01','2025-12-01','2026-01-01','','','alt-2  alt-2 ','finance.opening',X'01A2247A1DFF74AE9A9D5406BB55E015','ALT-2',NULL,NULL,3000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908312575022);
INSERT INTO "finance_entry" VALUES(56,X'01A2247A1E0371C6B3B19C7A4031F29A',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','ALT-3',NULL,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2025-12-01','2025-12-01','2026-01-01','','','alt-3  alt-3 ','finance.opening',X'01A2247A1E0371C6B3B19C796D72FEBA','ALT-3',NULL,NULL,3000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908312579206);
INSERT INTO "finance_entry" VALUES(59,X'01A2247A1E2E71D7B8C55F21E8E4F0BC',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','BU-26-1/000004',4,2026,X'01A2247A1015747FB7E924044E627B4F',1,'2026-01-01','2026-01-01','2026-01-01','ALT-3','falsch übernommen','bu-26-1/000004 alt-3 bu-26-1/000004 falsch ubernommen','finance.opening',X'01A2247A1E2D77188F8791CFC1F4A941','BU-26-1/000004',X'01A2247A1E0371C6B3B19C7A4031F29A',NULL,3000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908312621124);
CREATE TABLE finance_lock (
  company_id    BLOB   not null,
  kind          TEXT   not null,
  until         TEXT   not null,
  version       INTEGER not null,
  primary key (company_id, kind)
) STRICT;
INSERT INTO "finance_lock" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','all','2026-01-31',2);
INSERT INTO "finance_lock" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales','1900-01-01',1);
INSERT INTO "finance_lock" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','purchases','1900-01-01',1);
INSERT INTO "finance_lock" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','tax','1900-01-01',1);
CREATE TABLE finance_open_balance (
  company_id           BLOB   not null,
  side                 TEXT   not null,
  party_id             BLOB   not null,
  item_id              BLOB   not null,
  open_minor           INTEGER not null,
  functional_minor     INTEGER not null,
  primary key (company_id, side, party_id, item_id)
) STRICT;
INSERT INTO "finance_open_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','receivable',X'01A2247A16E176F89DA24BAE732BD80B',X'01A2247A1707767F8F0E46D79CA94309',5000,5000);
INSERT INTO "finance_open_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','receivable',X'01A2247A16E176F89DA24BAE732BD80B',X'01A2247A1BF974778CC2F928A07485D3',11841,11841);
INSERT INTO "finance_open_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','receivable',X'01A2247A16E176F89DA24BAE732BD80B',X'01A2247A1D2F7568A3B5B5404C30EAFD',0,0);
INSERT INTO "finance_open_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','receivable',X'01A2247A16E176F89DA24BAE732BD80B',X'01A2247A1DFF74AE9A9D5406BB55E015',3000,3000);
INSERT INTO "finance_open_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','receivable',X'01A2247A16E176F89DA24BAE732BD80B',X'01A2247A1E0371C6B3B19C796D72FEBA',0,0);
INSERT INTO "finance_open_balance" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','receivable',X'01A2247A16E176F89DA24BAE732BD80B',X'01A2247A1E2D77188F8791CFC1F4A941',0,0);
CREATE TABLE finance_open_item (
  fact_no              INTEGER not null,
  id                   BLOB   not null primary key,
  company_id           BLOB   not null,
  branch_id            BLOB   not null,
  side                 TEXT   not null,
  party_id             BLOB   not null,
  source_kind          TEXT   not null,
  source_id            BLOB   not null,
  source_number        TEXT   not null,
  entry_id             BLOB   not null,
  document_on          TEXT   not null,
  due_on               TEXT   not null,
  amount_minor         INTEGER not null,
  amount_currency      TEXT   not null,
  functional_minor     INTEGER not null,
  functional_currency  TEXT   not null
) STRICT;
INSERT INTO "finance_open_item" VALUES(20,X'01A2247A1707767F8F0E46D79CA94309',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','receivable',X'01A2247A16E176F89DA24BAE732BD80B','finance.opening',X'01A2247A1707767F8F0E46D79CA94309','ALT-1',X'01A2247A1707767F8F0E46D8366DE7D5','2025-12-01','2025-12-31',5000,'EUR',5000,'EUR');
INSERT INTO "finance_open_item" VALUES(45,X'01A2247A1BF974778CC2F928A07485D3',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','receivable',X'01A2247A16E176F89DA24BAE732BD80B','sales.invoice',X'01A2247A1BF47138B9B3F767C21BE5BE','RE-26-1/000001',X'01A2247A1BFA72CDA1D21DF9810DE31B','2026-11-28','2026-12-28',14209,'EUR',14209,'EUR');
INSERT INTO "finance_open_item" VALUES(47,X'01A2247A1D2F7568A3B5B5404C30EAFD',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','receivable',X'01A2247A16E176F89DA24BAE732BD80B','sales.credit_note',X'01A2247A1D2F7568A3B5B53FD70DD397','GS-26-1/000001',X'01A2247A1D377307B1744A54C2354DDB','2026-11-28','2026-11-28',-2368,'EUR',-2368,'EUR');
INSERT INTO "finance_open_item" VALUES(55,X'01A2247A1DFF74AE9A9D5406BB55E015',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','receivable',X'01A2247A16E176F89DA24BAE732BD80B','finance.opening',X'01A2247A1DFF74AE9A9D5406BB55E015','ALT-2',X'01A2247A1DFF74AE9A9D540735FD15CE','2025-12-01','2025-12-31',3000,'EUR',3000,'EUR');
INSERT INTO "finance_open_item" VALUES(56,X'01A2247A1E0371C6B3B19C796D72FEBA',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','receivable',X'01A2247A16E176F89DA24BAE732BD80B','finance.opening',X'01A2247A1E0371C6B3B19C796D72FEBA','ALT-3',X'01A2247A1E0371C6B3B19C7A4031F29A','2025-12-01','2025-12-31',-3000,'EUR',-3000,'EUR');
INSERT INTO "finance_open_item" VALUES(59,X'01A2247A1E2D77188F8791CFC1F4A941',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','receivable',X'01A2247A16E176F89DA24BAE732BD80B','finance.opening',X'01A2247A1E2D77188F8791CFC1F4A941','BU-26-1/000004',X'01A2247A1E2E71D7B8C55F21E8E4F0BC','2026-01-01','2025-12-31',3000,'EUR',3000,'EUR');
CREATE TABLE finance_payment (
  fact_no              INTEGER not null,
  id                   BLOB   not null primary key,
  company_id           BLOB   not null,
  branch_id            BLOB   not null,
  number               TEXT   not null,
  series_no            INTEGER not null,
  fiscal_year          INTEGER not null,
  node_id              BLOB   not null,
  epoch                INTEGER not null,
  direction            TEXT   not null,
  party_id             BLOB   not null,
  account              TEXT   not null,
  paid_on              TEXT   not null,
  reference            TEXT   not null,
  amount_minor         INTEGER not null,
  amount_currency      TEXT   not null,
  on_account_minor     INTEGER not null,
  on_account_currency  TEXT   not null,
  reverses_id          BLOB,
  entry_id             BLOB,
  unique (company_id, fiscal_year, node_id, epoch, series_no)
) STRICT;
INSERT INTO "finance_payment" VALUES(53,X'01A2247A1DDD75B1A416A1179C77A0FE',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','ZE-26-1/000001',1,2026,X'01A2247A1015747FB7E924044E627B4F',1,'received',X'01A2247A16E176F89DA24BAE732BD80B','1200','2026-03-16','RE-26-1/000001',14209,'EUR',0,'EUR',NULL,X'01A2247A1DDE7102B93959DED200E405');
INSERT INTO "finance_payment" VALUES(54,X'01A2247A1DF676559166ED42309C57CC',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','ZE-26-1/000002',2,2026,X'01A2247A1015747FB7E924044E627B4F',1,'received',X'01A2247A16E176F89DA24BAE732BD80B','1200','2026-03-16','ZE-26-1/000001',-14209,'EUR',0,'EUR',X'01A2247A1DDD75B1A416A1179C77A0FE',X'01A2247A1DF676559166ED438BFA7D19');
CREATE TABLE finance_payment_term (
  company_id        BLOB   not null,
  code              TEXT   not null,
  id                BLOB   not null,
  name_en           TEXT   not null,
  name_de           TEXT   not null,
  name_fr           TEXT   not null,
  search            TEXT   not null,
  due_days          INTEGER not null,
  discount_days     INTEGER not null,
  discount_percent  INTEGER not null,
  active            INTEGER not null,
  version           INTEGER not null,
  primary key (company_id, code)
) STRICT;
INSERT INTO "finance_payment_term" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','N0',X'01A2247A112A74A9B9B19F1B12D22097','Payable on receipt','Zahlbar sofort ohne Abzug','Payable à réception','n0 payable on receipt zahlbar sofort ohne abzug payable a reception',0,0,0,1,1);
INSERT INTO "finance_payment_term" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','N14',X'01A2247A112A74A9B9B19F1C1B9FE539','14 days net','14 Tage netto','14 jours net','n14 14 days net 14 tage netto 14 jours net',14,0,0,1,1);
INSERT INTO "finance_payment_term" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','N30',X'01A2247A112A74A9B9B19F1DB97B687F','30 days net','30 Tage netto','30 jours net','n30 30 days net 30 tage netto 30 jours net',30,0,0,1,1);
INSERT INTO "finance_payment_term" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','N45',X'01A2247A112A74A9B9B19F1E66E900C5','45 days net','45 Tage netto','45 jours net','n45 45 days net 45 tage netto 45 jours net',45,0,0,1,1);
INSERT INTO "finance_payment_term" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','N60',X'01A2247A112A74A9B9B19F1F7A10E5C8','60 days net','60 Tage netto','60 jours net','n60 60 days net 60 tage netto 60 jours net',60,0,0,1,1);
INSERT INTO "finance_payment_term" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','S2-10-30',X'01A2247A112A74A9B9B19F20BDACC151','2 % within 10 days, 30 days net','2 % Skonto innerhalb 10 Tagen, 30 Tage netto','2 % d''escompte sous 10 jours, 30 jours net','s2-10-30 2 % within 10 days, 30 days net 2 % skonto innerhalb 10 tagen, 30 tage netto 2 % d''escompte sous 10 jours, 30 jours net',30,10,20000,1,1);
INSERT INTO "finance_payment_term" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','S3-8-30',X'01A2247A112A74A9B9B19F2177C7F937','3 % within 8 days, 30 days net','3 % Skonto innerhalb 8 Tagen, 30 Tage netto','3 % d''escompte sous 8 jours, 30 jours net','s3-8-30 3 % within 8 days, 30 days net 3 % skonto innerhalb 8 tagen, 30 tage netto 3 % d''escompte sous 8 jours, 30 jours net',30,8,30000,1,1);
INSERT INTO "finance_payment_term" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','N47',X'01A2247A12F67146B8D8DB62C1105882','47 days net','47 Tage netto','47 jours nets','n47 47 days net 47 tage netto 47 jours nets',47,0,0,1,2);
CREATE TABLE finance_posting (
  fact_no              INTEGER not null,
  entry_id             BLOB   not null,
  line                 INTEGER not null,
  id                   BLOB   not null,
  company_id           BLOB   not null,
  branch_id            BLOB   not null,
  account              TEXT   not null,
  posted_on            TEXT   not null,
  amount_minor         INTEGER not null,
  amount_currency      TEXT   not null,
  transaction_minor    INTEGER not null,
  transaction_currency TEXT   not null,
  memo                 TEXT   not null,
  primary key (entry_id, line)
) STRICT;
INSERT INTO "finance_posting" VALUES(15,X'01A2247A14F9707D9E97118C6829E938',1,X'01A2247A14F9707D9E97118C6829E939',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','4711','2026-03-16',11900,'EUR',11900,'EUR','');
INSERT INTO "finance_posting" VALUES(15,X'01A2247A14F9707D9E97118C6829E938',2,X'01A2247A14F9707D9E97118C6829E93A',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1200','2026-03-16',-11900,'EUR',-11900,'EUR','');
INSERT INTO "finance_posting" VALUES(16,X'01A2247A1594746A85FD0BE24DB46082',1,X'01A2247A1594746A85FD0BE24DB46083',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','4711','2026-03-16',-11900,'EUR',-11900,'EUR','');
INSERT INTO "finance_posting" VALUES(16,X'01A2247A1594746A85FD0BE24DB46082',2,X'01A2247A1594746A85FD0BE24DB46084',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1200','2026-03-16',11900,'EUR',11900,'EUR','');
INSERT INTO "finance_posting" VALUES(17,X'01A2247A168872C38481581380811150',1,X'01A2247A168872C38481581380811151',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1200','2026-01-01',500000,'EUR',500000,'EUR','');
INSERT INTO "finance_posting" VALUES(17,X'01A2247A168872C38481581380811150',2,X'01A2247A168872C38481581380811152',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','9000','2026-01-01',-500000,'EUR',-500000,'EUR','');
INSERT INTO "finance_posting" VALUES(20,X'01A2247A1707767F8F0E46D8366DE7D5',1,X'01A2247A1707767F8F0E46D8366DE7D6',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1400','2026-01-01',5000,'EUR',5000,'EUR','');
INSERT INTO "finance_posting" VALUES(20,X'01A2247A1707767F8F0E46D8366DE7D5',2,X'01A2247A1707767F8F0E46D8366DE7D7',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','9000','2026-01-01',-5000,'EUR',-5000,'EUR','');
INSERT INTO "finance_posting" VALUES(25,X'01A2247A174A764D921F0BB943FED051',1,X'01A2247A174A764D921F0BB943FED052',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3980','2026-03-16',40000,'EUR',40000,'EUR','');
INSERT INTO "finance_posting" VALUES(25,X'01A2247A174A764D921F0BB943FED051',2,X'01A2247A174A764D921F0BB943FED053',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1799','2026-03-16',-40000,'EUR',-40000,'EUR','');
INSERT INTO "finance_posting" VALUES(26,X'01A2247A1795733EA4BD8C111551FC80',1,X'01A2247A1795733EA4BD8C111551FC81',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3980','2026-03-16',40000,'EUR',40000,'EUR','');
INSERT INTO "finance_posting" VALUES(26,X'01A2247A1795733EA4BD8C111551FC80',2,X'01A2247A1795733EA4BD8C111551FC82',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1799','2026-03-16',-40000,'EUR',-40000,'EUR','');
INSERT INTO "finance_posting" VALUES(27,X'01A2247A1834712D8BC2B89B34F026E5',1,X'01A2247A1834712D8BC2B89B34F026E6',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3980','2026-11-28',-40000,'EUR',-40000,'EUR','');
INSERT INTO "finance_posting" VALUES(27,X'01A2247A1834712D8BC2B89B34F026E5',2,X'01A2247A1834712D8BC2B89B34F026E7',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1799','2026-11-28',40000,'EUR',40000,'EUR','');
INSERT INTO "finance_posting" VALUES(28,X'01A2247A186173B7A3FC535EC545BAAB',1,X'01A2247A186173B7A3FC535EC545BAAC',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3980','2026-03-16',-1000,'EUR',-1000,'EUR','');
INSERT INTO "finance_posting" VALUES(28,X'01A2247A186173B7A3FC535EC545BAAB',2,X'01A2247A186173B7A3FC535EC545BAAD',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3950','2026-03-16',1000,'EUR',1000,'EUR','');
INSERT INTO "finance_posting" VALUES(29,X'01A2247A187F73378445BDFF1C3BDEF1',1,X'01A2247A187F73378445BDFF1C3BDEF2',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3980','2026-03-16',-1000,'EUR',-1000,'EUR','');
INSERT INTO "finance_posting" VALUES(29,X'01A2247A187F73378445BDFF1C3BDEF1',2,X'01A2247A187F73378445BDFF1C3BDEF3',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3950','2026-03-16',1000,'EUR',1000,'EUR','');
INSERT INTO "finance_posting" VALUES(30,X'01A2247A188A77AC9161917530753DA1',1,X'01A2247A188A77AC9161917530753DA2',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3980','2026-11-28',1000,'EUR',1000,'EUR','');
INSERT INTO "finance_posting" VALUES(30,X'01A2247A188A77AC9161917530753DA1',2,X'01A2247A188A77AC9161917530753DA3',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3950','2026-11-28',-1000,'EUR',-1000,'EUR','');
INSERT INTO "finance_posting" VALUES(42,X'01A2247A1A7A73F1957C9E2AE412033B',1,X'01A2247A1A7A73F1957C9E2AE412033C',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3980','2026-11-28',-2000,'EUR',-2000,'EUR','');
INSERT INTO "finance_posting" VALUES(42,X'01A2247A1A7A73F1957C9E2AE412033B',2,X'01A2247A1A7A73F1957C9E2AE412033D',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','4000','2026-11-28',2000,'EUR',2000,'EUR','');
INSERT INTO "finance_posting" VALUES(43,X'01A2247A1A987096AFF48BE9B8B9E40A',1,X'01A2247A1A987096AFF48BE9B8B9E40B',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3980','2026-11-28',2000,'EUR',2000,'EUR','');
INSERT INTO "finance_posting" VALUES(43,X'01A2247A1A987096AFF48BE9B8B9E40A',2,X'01A2247A1A987096AFF48BE9B8B9E40C',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','4000','2026-11-28',-2000,'EUR',-2000,'EUR','');
INSERT INTO "finance_posting" VALUES(44,X'01A2247A1AB7758184D21B9F4C7EA9A8',1,X'01A2247A1AB7758184D21B9F4C7EA9A9',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','3980','2026-11-28',-6000,'EUR',-6000,'EUR','');
INSERT INTO "finance_posting" VALUES(44,X'01A2247A1AB7758184D21B9F4C7EA9A8',2,X'01A2247A1AB7758184D21B9F4C7EA9AA',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','4000','2026-11-28',6000,'EUR',6000,'EUR','');
INSERT INTO "finance_posting" VALUES(45,X'01A2247A1BFA72CDA1D21DF9810DE31B',1,X'01A2247A1BFA72CDA1D21DF9810DE31C',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1400','2026-11-28',14209,'EUR',14209,'EUR','');
INSERT INTO "finance_posting" VALUES(45,X'01A2247A1BFA72CDA1D21DF9810DE31B',2,X'01A2247A1BFA72CDA1D21DF9810DE31D',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','8400','2026-11-28',-11940,'EUR',-11940,'EUR','');
INSERT INTO "finance_posting" VALUES(45,X'01A2247A1BFA72CDA1D21DF9810DE31B',3,X'01A2247A1BFA72CDA1D21DF9810DE31E',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1776','2026-11-28',-2269,'EUR',-2269,'EUR','');
INSERT INTO "finance_posting" VALUES(47,X'01A2247A1D377307B1744A54C2354DDB',1,X'01A2247A1D377307B1744A54C2354DDC',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1400','2026-11-28',-2368,'EUR',-2368,'EUR','');
INSERT INTO "finance_posting" VALUES(47,X'01A2247A1D377307B1744A54C2354DDB',2,X'01A2247A1D377307B1744A54C2354DDD',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','8400','2026-11-28',1990,'EUR',1990,'EUR','');
INSERT INTO "finance_posting" VALUES(47,X'01A2247A1D377307B1744A54C2354DDB',3,X'01A2247A1D377307B1744A54C2354DDE',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1776','2026-11-28',378,'EUR',378,'EUR','');
INSERT INTO "finance_posting" VALUES(53,X'01A2247A1DDE7102B93959DED200E405',1,X'01A2247A1DDE7102B93959DED200E406',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1200','2026-03-16',14209,'EUR',14209,'EUR','');
INSERT INTO "finance_posting" VALUES(53,X'01A2247A1DDE7102B93959DED200E405',2,X'01A2247A1DDE7102B93959DED200E407',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1400','2026-03-16',-5000,'EUR',-5000,'EUR','ALT-1');
INSERT INTO "finance_posting" VALUES(53,X'01A2247A1DDE7102B93959DED200E405',3,X'01A2247A1DDE7102B93959DED200E408',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1400','2026-03-16',-9209,'EUR',-9209,'EUR','RE-26-1/000001');
INSERT INTO "finance_posting" VALUES(54,X'01A2247A1DF676559166ED438BFA7D19',1,X'01A2247A1DF676559166ED438BFA7D1A',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1200','2026-03-16',-14209,'EUR',-14209,'EUR','');
INSERT INTO "finance_posting" VALUES(54,X'01A2247A1DF676559166ED438BFA7D19',2,X'01A2247A1DF676559166ED438BFA7D1B',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1400','2026-03-16',5000,'EUR',5000,'EUR','ALT-1');
INSERT INTO "finance_posting" VALUES(54,X'01A2247A1DF676559166ED438BFA7D19',3,X'01A2247A1DF676559166ED438BFA7D1C',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1400','2026-03-16',9209,'EUR',9209,'EUR','RE-26-1/000001');
INSERT INTO "finance_posting" VALUES(55,X'01A2247A1DFF74AE9A9D540735FD15CE',1,X'01A2247A1DFF74AE9A9D540735FD15CF',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1400','2026-01-01',3000,'EUR',3000,'EUR','');
INSERT INTO "finance_posting" VALUES(55,X'01A2247A1DFF74AE9A9D540735FD15CE',2,X'01A2247A1DFF74AE9A9D540735FD15D0',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','9000','2026-01-01',-3000,'EUR',-3000,'EUR','');
INSERT INTO "finance_posting" VALUES(56,X'01A2247A1E0371C6B3B19C7A4031F29A',1,X'01A2247A1E0371C6B3B19C7A4031F29B',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1400','2026-01-01',-3000,'EUR',-3000,'EUR','');
INSERT INTO "finance_posting" VALUES(56,X'01A2247A1E0371C6B3B19C7A4031F29A',2,X'01A2247A1E0371C6B3B19C7A4031F29C',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','9000','2026-01-01',3000,'EUR',3000,'EUR','');
INSERT INTO "finance_posting" VALUES(59,X'01A2247A1E2E71D7B8C55F21E8E4F0BC',1,X'01A2247A1E2E71D7B8C55F21E8E4F0BD',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','1400','2026-01-01',3000,'EUR',3000,'EUR','');
INSERT INTO "finance_posting" VALUES(59,X'01A2247A1E2E71D7B8C55F21E8E4F0BC',2,X'01A2247A1E2E71D7B8C55F21E8E4F0BE',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','9000','2026-01-01',-3000,'EUR',-3000,'EUR','');
CREATE TABLE finance_purpose (
  company_id    BLOB   not null,
  purpose       TEXT   not null,
  account       TEXT   not null,
  version       INTEGER not null,
  primary key (company_id, purpose)
) STRICT;
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','bank','1200',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','cash','1000',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','cost_of_goods_sold','4000',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','discount_given','8730',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','exchange_gain','2660',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','exchange_loss','2150',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','goods_in_transit','3985',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','grni','1799',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','inventory','3980',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','inventory_adjustment','3950',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','opening_balance','9000',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','payable','1600',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','prepayments_received','1710',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','receivable','1400',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','retained_earnings','0860',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','rounding','2305',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales_revenue','8400',1);
INSERT INTO "finance_purpose" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','write_off','2400',1);
CREATE TABLE finance_reversal (
  fact_no       INTEGER not null,
  original_id   BLOB   not null primary key,
  reversal_id   BLOB   not null unique
) STRICT;
INSERT INTO "finance_reversal" VALUES(16,X'01A2247A14F9707D9E97118C6829E938',X'01A2247A1594746A85FD0BE24DB46082');
INSERT INTO "finance_reversal" VALUES(27,X'01A2247A1795733EA4BD8C111551FC80',X'01A2247A1834712D8BC2B89B34F026E5');
INSERT INTO "finance_reversal" VALUES(30,X'01A2247A187F73378445BDFF1C3BDEF1',X'01A2247A188A77AC9161917530753DA1');
INSERT INTO "finance_reversal" VALUES(43,X'01A2247A1A7A73F1957C9E2AE412033B',X'01A2247A1A987096AFF48BE9B8B9E40A');
INSERT INTO "finance_reversal" VALUES(59,X'01A2247A1E0371C6B3B19C7A4031F29A',X'01A2247A1E2E71D7B8C55F21E8E4F0BC');
CREATE TABLE finance_series (
  company_id    BLOB   not null,
  kind          TEXT   not null,
  prefix        TEXT   not null,
  version       INTEGER not null,
  primary key (company_id, kind)
) STRICT;
INSERT INTO "finance_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','finance.entry','BU',1);
INSERT INTO "finance_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','inventory.adjustment','BK',1);
INSERT INTO "finance_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','inventory.receipt','WE',1);
INSERT INTO "finance_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.credit_note','GS',1);
INSERT INTO "finance_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.delivery','LS',1);
INSERT INTO "finance_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.invoice','RE',1);
INSERT INTO "finance_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.order','AB',1);
INSERT INTO "finance_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.payment','ZE',1);
INSERT INTO "finance_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.quotation','AG',1);
CREATE TABLE finance_settlement (
  fact_no            INTEGER not null,
  id                 BLOB   not null primary key,
  company_id         BLOB   not null,
  branch_id          BLOB   not null,
  side               TEXT   not null,
  party_id           BLOB   not null,
  settled_on         TEXT   not null,
  source_kind        TEXT   not null,
  source_id          BLOB   not null,
  source_number      TEXT   not null,
  exchange_minor     INTEGER not null,
  exchange_currency  TEXT   not null,
  entry_id           BLOB,
  reverses_id        BLOB   unique,
  reason             TEXT   not null,
  actor_id           BLOB   not null,
  posted_at          INTEGER not null
) STRICT;
INSERT INTO "finance_settlement" VALUES(47,X'01A2247A1D38727FB2BEAC57ECE6A25B',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','receivable',X'01A2247A16E176F89DA24BAE732BD80B','2026-11-28','sales.credit_note',X'01A2247A1D2F7568A3B5B53FD70DD397','GS-26-1/000001',0,'EUR',NULL,NULL,'',X'01A2247A1129725A90D0178DC907F42E',1795908312365707);
INSERT INTO "finance_settlement" VALUES(57,X'01A2247A1E147668AFDE0F47A3A02671',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','receivable',X'01A2247A16E176F89DA24BAE732BD80B','2026-11-28','finance.settlement',X'01A2247A1E147668AFDE0F47A3A02671','',0,'EUR',NULL,NULL,'',X'01A2247A1129725A90D0178DC907F42E',1795908312595505);
INSERT INTO "finance_settlement" VALUES(58,X'01A2247A1E2076B9A82EF7859A9A7830',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','receivable',X'01A2247A16E176F89DA24BAE732BD80B','2026-11-28','finance.settlement',X'01A2247A1E2076B9A82EF7859A9A7830','',0,'EUR',NULL,X'01A2247A1E147668AFDE0F47A3A02671','falsch zugeordnet',X'01A2247A1129725A90D0178DC907F42E',1795908312607269);
INSERT INTO "finance_settlement" VALUES(59,X'01A2247A1E2E71D7B8C55F22F604420E',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','receivable',X'01A2247A16E176F89DA24BAE732BD80B','2026-01-01','finance.opening',X'01A2247A1E2D77188F8791CFC1F4A941','BU-26-1/000004',0,'EUR',NULL,NULL,'',X'01A2247A1129725A90D0178DC907F42E',1795908312621124);
CREATE TABLE finance_settlement_item (
  fact_no              INTEGER not null,
  settlement_id        BLOB   not null,
  line                 INTEGER not null,
  company_id           BLOB   not null,
  item_id              BLOB   not null,
  source_number        TEXT   not null,
  amount_minor         INTEGER not null,
  amount_currency      TEXT   not null,
  functional_minor     INTEGER not null,
  functional_currency  TEXT   not null,
  primary key (settlement_id, line)
) STRICT;
INSERT INTO "finance_settlement_item" VALUES(47,X'01A2247A1D38727FB2BEAC57ECE6A25B',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1D2F7568A3B5B5404C30EAFD','GS-26-1/000001',-2368,'EUR',-2368,'EUR');
INSERT INTO "finance_settlement_item" VALUES(47,X'01A2247A1D38727FB2BEAC57ECE6A25B',2,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1BF974778CC2F928A07485D3','RE-26-1/000001',2368,'EUR',2368,'EUR');
INSERT INTO "finance_settlement_item" VALUES(57,X'01A2247A1E147668AFDE0F47A3A02671',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1DFF74AE9A9D5406BB55E015','ALT-2',3000,'EUR',3000,'EUR');
INSERT INTO "finance_settlement_item" VALUES(57,X'01A2247A1E147668AFDE0F47A3A02671',2,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1E0371C6B3B19C796D72FEBA','ALT-3',-3000,'EUR',-3000,'EUR');
INSERT INTO "finance_settlement_item" VALUES(58,X'01A2247A1E2076B9A82EF7859A9A7830',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1DFF74AE9A9D5406BB55E015','ALT-2',-3000,'EUR',-3000,'EUR');
INSERT INTO "finance_settlement_item" VALUES(58,X'01A2247A1E2076B9A82EF7859A9A7830',2,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1E0371C6B3B19C796D72FEBA','ALT-3',3000,'EUR',3000,'EUR');
INSERT INTO "finance_settlement_item" VALUES(59,X'01A2247A1E2E71D7B8C55F22F604420E',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1E2D77188F8791CFC1F4A941','BU-26-1/000004',3000,'EUR',3000,'EUR');
INSERT INTO "finance_settlement_item" VALUES(59,X'01A2247A1E2E71D7B8C55F22F604420E',2,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A1E0371C6B3B19C796D72FEBA','ALT-3',-3000,'EUR',-3000,'EUR');
CREATE TABLE finance_tax_code (
  company_id       BLOB   not null,
  code             TEXT   not null,
  id               BLOB   not null,
  category         TEXT   not null,
  rate             INTEGER not null,
  direction        TEXT   not null,
  name_en          TEXT   not null,
  name_de          TEXT   not null,
  name_fr          TEXT   not null,
  search           TEXT   not null,
  valid_from       TEXT   not null,
  valid_to         TEXT,
  tax_account      TEXT,
  offset_account   TEXT,
  revenue_account  TEXT,
  vatex            TEXT,
  reason_en        TEXT   not null,
  reason_de        TEXT   not null,
  reason_fr        TEXT   not null,
  version          INTEGER not null, country TEXT, discount_account TEXT,
  primary key (company_id, code)
) STRICT;
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','S19',X'01A2247A112A74A9B9B19F04CF9DC72F','S',190000,'sales','VAT 19 %','Umsatzsteuer 19 %','TVA allemande 19 %','s19 vat 19 % umsatzsteuer 19 % tva allemande 19 %','2021-01-01',NULL,'1776',NULL,'8400',NULL,'','','',1,NULL,'8736');
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','S7',X'01A2247A112A74A9B9B19F052B512F9B','S',70000,'sales','VAT 7 %','Umsatzsteuer 7 %','TVA allemande 7 %','s7 vat 7 % umsatzsteuer 7 % tva allemande 7 %','2021-01-01',NULL,'1771',NULL,'8300',NULL,'','','',1,NULL,'8731');
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','Z0',X'01A2247A112A74A9B9B19F069B5730FF','Z',0,'sales','VAT 0 %, photovoltaic systems','Umsatzsteuer 0 %, Photovoltaikanlagen','TVA allemande 0 %, installations photovoltaïques','z0 vat 0 %, photovoltaic systems umsatzsteuer 0 %, photovoltaikanlagen tva allemande 0 %, installations photovoltaiques','2023-01-01',NULL,NULL,NULL,'8290',NULL,'Zero rate (section 12(3) UStG)','Nullsteuersatz (§ 12 Abs. 3 UStG)','Taux zéro (§ 12 al. 3 UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','K0',X'01A2247A112A74A9B9B19F0706E2A991','K',0,'sales','Intra-Community supply','Innergemeinschaftliche Lieferung','Livraison intracommunautaire','k0 intra-community supply innergemeinschaftliche lieferung livraison intracommunautaire','2021-01-01',NULL,NULL,NULL,'8125','VATEX-EU-IC','Tax-exempt intra-Community supply (section 4 no. 1 (b) UStG)','Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1 Buchst. b UStG)','Livraison intracommunautaire exonérée (§ 4 n° 1 lettre b UStG)',1,NULL,'8743');
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','G0',X'01A2247A112A74A9B9B19F08BA39C893','G',0,'sales','Export','Ausfuhrlieferung','Exportation','g0 export ausfuhrlieferung exportation','2021-01-01',NULL,NULL,NULL,'8120','VATEX-EU-G','Tax-exempt export supply (section 4 no. 1 (a), section 6 UStG)','Steuerfreie Ausfuhrlieferung (§ 4 Nr. 1 Buchst. a, § 6 UStG)','Exportation exonérée (§ 4 n° 1 lettre a, § 6 UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','AE13B',X'01A2247A112A74A9B9B19F096AB64BA2','AE',0,'sales','Reverse charge, domestic','Steuerschuldnerschaft des Leistungsempfängers, Inland','Autoliquidation, Allemagne','ae13b reverse charge, domestic steuerschuldnerschaft des leistungsempfangers, inland autoliquidation, allemagne','2021-01-01',NULL,NULL,NULL,'8337','VATEX-EU-AE','Reverse charge: the recipient is liable for VAT (section 13b UStG)','Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG)','Autoliquidation : TVA due par le preneur (§ 13b UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','AEEU',X'01A2247A112A74A9B9B19F0AAFB5D55B','AE',0,'sales','Reverse charge, services to EU businesses','Sonstige Leistung an EU-Unternehmer','Services à des assujettis de l''UE','aeeu reverse charge, services to eu businesses sonstige leistung an eu-unternehmer services a des assujettis de l''ue','2021-01-01',NULL,NULL,NULL,'8336','VATEX-EU-AE','Reverse charge: the recipient is liable for VAT (Art. 196 Directive 2006/112/EC, section 3a(2) UStG)','Steuerschuldnerschaft des Leistungsempfängers (Art. 196 MwStSystRL, § 3a Abs. 2 UStG)','Autoliquidation : TVA due par le preneur (art. 196 de la directive 2006/112/CE, § 3a al. 2 UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','O0',X'01A2247A112A74A9B9B19F0B0D6E0EF9','O',0,'sales','Services taxable in a third country','Im Drittland steuerbare Leistung','Service imposable dans un pays tiers','o0 services taxable in a third country im drittland steuerbare leistung service imposable dans un pays tiers','2021-01-01',NULL,NULL,NULL,'8338','VATEX-EU-O','Not taxable in Germany (section 3a(2) UStG)','Im Inland nicht steuerbare Leistung (§ 3a Abs. 2 UStG)','Opération hors champ de la TVA allemande (§ 3a al. 2 UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','E0',X'01A2247A112A74A9B9B19F0C87CFC26A','E',0,'sales','Exempt, section 4 no. 8 ff. UStG','Steuerfrei, § 4 Nr. 8 ff. UStG','Exonéré, § 4 n° 8 et s. UStG','e0 exempt, section 4 no. 8 ff. ustg steuerfrei, § 4 nr. 8 ff. ustg exonere, § 4 n° 8 et s. ustg','2021-01-01',NULL,NULL,NULL,'8100',NULL,'Tax-exempt supply (section 4 no. 8 ff. UStG)','Steuerfreier Umsatz (§ 4 Nr. 8 ff. UStG)','Opération exonérée (§ 4 n° 8 et s. UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','EKU',X'01A2247A112A74A9B9B19F0DFF226990','E',0,'sales','Small business exemption','Kleinunternehmer','Franchise des petites entreprises','eku small business exemption kleinunternehmer franchise des petites entreprises','2025-01-01',NULL,NULL,NULL,'8195',NULL,'Tax exemption for small businesses (section 19 UStG)','Steuerbefreiung für Kleinunternehmer (§ 19 UStG)','Exonération des petites entreprises (§ 19 UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','F20',X'01A2247A112A74A9B9B19F0E32E83A00','S',200000,'sales','French VAT 20 %, supply from French stock','Französische TVA 20 %, Lieferung ab Lager Frankreich','TVA française 20 %, livraison depuis un stock en France','f20 french vat 20 %, supply from french stock franzosische tva 20 %, lieferung ab lager frankreich tva francaise 20 %, livraison depuis un stock en france','2021-01-01',NULL,'1767',NULL,'8320',NULL,'','','',1,'FR',NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','F55',X'01A2247A112A74A9B9B19F0F0D8580F5','S',55000,'sales','French VAT 5.5 %, supply from French stock','Französische TVA 5,5 %, Lieferung ab Lager Frankreich','TVA française 5,5 %, livraison depuis un stock en France','f55 french vat 5.5 %, supply from french stock franzosische tva 5,5 %, lieferung ab lager frankreich tva francaise 5,5 %, livraison depuis un stock en france','2021-01-01',NULL,'1767',NULL,'8320',NULL,'','','',1,'FR',NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','FK0',X'01A2247A112A74A9B9B19F1009DB660A','K',0,'sales','Intra-Community supply from French stock','Innergemeinschaftliche Lieferung ab Lager Frankreich','Livraison intracommunautaire depuis un stock en France','fk0 intra-community supply from french stock innergemeinschaftliche lieferung ab lager frankreich livraison intracommunautaire depuis un stock en france','2021-01-01',NULL,NULL,NULL,'8320','VATEX-EU-IC','VAT exemption, Art. 262 ter I CGI','Steuerbefreiung, Art. 262 ter I CGI','Exonération de TVA, art. 262 ter I du CGI',1,'FR',NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','FG0',X'01A2247A112A74A9B9B19F11BD8E6947','G',0,'sales','Export from French stock','Ausfuhr ab Lager Frankreich','Exportation depuis un stock en France','fg0 export from french stock ausfuhr ab lager frankreich exportation depuis un stock en france','2021-01-01',NULL,NULL,NULL,'8320','VATEX-EU-G','VAT exemption, Art. 262 I CGI','Steuerbefreiung, Art. 262 I CGI','Exonération de TVA, art. 262 I du CGI',1,'FR',NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','V19',X'01A2247A112A74A9B9B19F126400EBFE','S',190000,'purchase','Input tax 19 %','Vorsteuer 19 %','TVA déductible allemande 19 %','v19 input tax 19 % vorsteuer 19 % tva deductible allemande 19 %','2021-01-01',NULL,'1576',NULL,'3400',NULL,'','','',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','V7',X'01A2247A112A74A9B9B19F13681E80C9','S',70000,'purchase','Input tax 7 %','Vorsteuer 7 %','TVA déductible allemande 7 %','v7 input tax 7 % vorsteuer 7 % tva deductible allemande 7 %','2021-01-01',NULL,'1571',NULL,'3300',NULL,'','','',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','V0',X'01A2247A112A74A9B9B19F1464E5ED2B','E',0,'purchase','Purchase without tax shown','Einkauf ohne Steuerausweis','Achat sans TVA facturée','v0 purchase without tax shown einkauf ohne steuerausweis achat sans tva facturee','2021-01-01',NULL,NULL,NULL,'3200',NULL,'No tax shown by the supplier','Ohne Steuerausweis des Lieferanten','TVA non facturée par le fournisseur',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','KE19',X'01A2247A112A74A9B9B19F1501DA17FA','K',190000,'purchase','Intra-Community acquisition 19 %','Innergemeinschaftlicher Erwerb 19 %','Acquisition intracommunautaire 19 %','ke19 intra-community acquisition 19 % innergemeinschaftlicher erwerb 19 % acquisition intracommunautaire 19 %','2021-01-01',NULL,'1574','1774','3425','VATEX-EU-IC','Intra-Community acquisition (section 1a UStG)','Innergemeinschaftlicher Erwerb (§ 1a UStG)','Acquisition intracommunautaire (§ 1a UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','KE7',X'01A2247A112A74A9B9B19F16A11423E0','K',70000,'purchase','Intra-Community acquisition 7 %','Innergemeinschaftlicher Erwerb 7 %','Acquisition intracommunautaire 7 %','ke7 intra-community acquisition 7 % innergemeinschaftlicher erwerb 7 % acquisition intracommunautaire 7 %','2021-01-01',NULL,'1572','1772','3420','VATEX-EU-IC','Intra-Community acquisition (section 1a UStG)','Innergemeinschaftlicher Erwerb (§ 1a UStG)','Acquisition intracommunautaire (§ 1a UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','AEV19',X'01A2247A112A74A9B9B19F178C07CB6C','AE',190000,'purchase','Reverse charge purchase, supplier abroad 19 %','Steuerschuldnerschaft § 13b UStG, Ausland 19 %','Autoliquidation § 13b UStG, prestataire étranger 19 %','aev19 reverse charge purchase, supplier abroad 19 % steuerschuldnerschaft § 13b ustg, ausland 19 % autoliquidation § 13b ustg, prestataire etranger 19 %','2021-01-01',NULL,'1577','1787','3125','VATEX-EU-AE','Reverse charge (section 13b(2) UStG)','Steuerschuldnerschaft des Leistungsempfängers (§ 13b Abs. 2 UStG)','Autoliquidation (§ 13b al. 2 UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','AEVEU19',X'01A2247A112A74A9B9B19F183DED610F','AE',190000,'purchase','Reverse charge purchase, EU services 19 %','Steuerschuldnerschaft § 13b UStG, EU-Leistung 19 %','Autoliquidation § 13b UStG, prestataire de l''UE 19 %','aeveu19 reverse charge purchase, eu services 19 % steuerschuldnerschaft § 13b ustg, eu-leistung 19 % autoliquidation § 13b ustg, prestataire de l''ue 19 %','2021-01-01',NULL,'1577','1787','3123','VATEX-EU-AE','Reverse charge (section 13b(1) UStG)','Steuerschuldnerschaft des Leistungsempfängers (§ 13b Abs. 1 UStG)','Autoliquidation (§ 13b al. 1 UStG)',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','I0',X'01A2247A112A74A9B9B19F1908D5AE24','O',0,'purchase','Import, supplier''s invoice','Einfuhr, Rechnung des Lieferanten','Importation, facture du fournisseur','i0 import, supplier''s invoice einfuhr, rechnung des lieferanten importation, facture du fournisseur','2021-01-01',NULL,NULL,NULL,'3200',NULL,'Import from a third country; import VAT by customs notice','Einfuhr aus dem Drittland; Einfuhrumsatzsteuer laut Zollbescheid','Importation d''un pays tiers ; TVA selon l''avis des douanes',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','I19',X'01A2247A112A74A9B9B19F1A370A42CB','S',190000,'purchase','Import VAT 19 %, customs notice','Einfuhrumsatzsteuer 19 %, Zollbescheid','TVA à l''importation 19 %, avis des douanes','i19 import vat 19 %, customs notice einfuhrumsatzsteuer 19 %, zollbescheid tva a l''importation 19 %, avis des douanes','2021-01-01',NULL,'1588',NULL,'3200',NULL,'','','',1,NULL,NULL);
INSERT INTO "finance_tax_code" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','S19X',X'01A2247A12A6766BA3725748339A5E0E','S',190000,'sales','VAT 19%','USt 19 %','TVA 19 %','s19x vat 19% ust 19 % tva 19 %','2026-01-01','2027-12-31','1776',NULL,'8400',NULL,'','','',2,NULL,NULL);
CREATE TABLE finance_year (
  company_id    BLOB   not null,
  year          INTEGER not null,
  starts_on     TEXT   not null,
  ends_on       TEXT   not null,
  version       INTEGER not null,
  primary key (company_id, year)
) STRICT;
INSERT INTO "finance_year" VALUES(X'01A2247A112870938F0F64E0EDACD5D2',2026,'2026-01-01','2026-12-31',1);
CREATE TABLE identity_branch (
  id                 BLOB   not null primary key,
  company_id         BLOB   not null,
  code               TEXT   not null,
  name               TEXT   not null,
  version            INTEGER not null,
  unique (company_id, code)
) STRICT;
INSERT INTO "identity_branch" VALUES(X'01A2247A112870938F0F64E12A237368',X'01A2247A112870938F0F64E0EDACD5D2','1','Hamburg',1);
INSERT INTO "identity_branch" VALUES(X'01A2247A11A57657AF8375A17FC3C638',X'01A2247A112870938F0F64E0EDACD5D2','LYO','Lyon',1);
CREATE TABLE identity_company (
  id                 BLOB   not null primary key,
  name               TEXT   not null,
  country            TEXT   not null,
  currency           TEXT   not null,
  fiscal_start_month INTEGER not null,
  pack               TEXT   not null,
  demo               INTEGER not null,
  main_branch_id     BLOB   not null,
  version            INTEGER not null
) STRICT;
INSERT INTO "identity_company" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','Hansen Werkzeuge GmbH','DE','EUR',1,'de-skr03@2',0,X'01A2247A112870938F0F64E12A237368',1);
CREATE TABLE identity_company_settings (
  company_id         BLOB   not null primary key,
  settings           TEXT   not null,
  logo               TEXT,
  version            INTEGER not null
) STRICT;
INSERT INTO "identity_company_settings" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','{"name":"Hansen Werkzeuge GmbH","address":["Veringkanal 84","21107 Hamburg"],"country":"DE","contact":[],"register":["Amtsgericht Hamburg HRB 999001"],"vat_ids":[{"country":"DE","vat_id":"DE136695976"}],"tax_number":"22/999/04711","siren":null,"bank_accounts":[{"iban":"DE89370400440532013000","bic":null,"bank":null,"currency":null,"account":null}],"payment_term":"N30","texts":{},"legal":{}}',NULL,1);
CREATE TABLE identity_grant (
  id                 BLOB   not null primary key,
  user_id            BLOB   not null,
  role               TEXT   not null,
  company_id         BLOB   not null,
  branch_id          BLOB,
  version            INTEGER not null
) STRICT;
INSERT INTO "identity_grant" VALUES(X'01A2247A1129725A90D0178EF4B89D0F',X'01A2247A1129725A90D0178DC907F42E','owner',X'01A2247A112870938F0F64E0EDACD5D2',NULL,1);
INSERT INTO "identity_grant" VALUES(X'01A2247A11D1723D8F79CF5A4FEEED1E',X'01A2247A11D07020A0604AF4A00BCD26','sales',X'01A2247A112870938F0F64E0EDACD5D2',NULL,2);
INSERT INTO "identity_grant" VALUES(X'01A2247A12357593AFD4382312591ABC',X'01A2247A12357593AFD438223B3C25AA','reader',X'01A2247A112870938F0F64E0EDACD5D2',NULL,1);
CREATE TABLE identity_logo (
  fact_no            INTEGER not null,
  company_id         BLOB   not null,
  hash               TEXT   not null,
  png                TEXT   not null,
  primary key (company_id, hash)
) STRICT;
CREATE TABLE identity_password (
  user_id            BLOB   not null primary key,
  phc                TEXT   not null,
  set_at             INTEGER not null
) STRICT;
INSERT INTO "identity_password" VALUES(X'01A2247A1129725A90D0178DC907F42E','$argon2id$v=19$m=19456,t=2,p=1$5L8qpfHVwYwOk8+6dUT0mw$nyRV9nYja2N32nC5DQXCG9eoIPkJMNbH04WV/WBOHis',1795908309280787);
INSERT INTO "identity_password" VALUES(X'01A2247A11D07020A0604AF4A00BCD26','$argon2id$v=19$m=19456,t=2,p=1$/nemqHfVoOc5rR0cY8Fabg$XaY4IIMYQI18LvPWHqSDHnWnOZBvP0TJvCm4vk6m/EQ',1795908309503064);
INSERT INTO "identity_password" VALUES(X'01A2247A12357593AFD438223B3C25AA','$argon2id$v=19$m=19456,t=2,p=1$11KP1rYOGmdHxC3XbZc49w$6VZH38mqV4kaRF2Tj5S7LozUFX9tPwX/KNYBX0oAbIY',1795908309557068);
CREATE TABLE identity_session (
  token_hash         BLOB  not null primary key,
  user_id            BLOB   not null,
  company_id         BLOB   not null,
  opened_at          INTEGER not null,
  expires_at         INTEGER not null
) STRICT;
CREATE TABLE identity_throttle (
  login              TEXT   not null primary key,
  failures           INTEGER not null,
  blocked_until      INTEGER not null
) STRICT;
CREATE TABLE identity_user (
  id                 BLOB   not null primary key,
  login              TEXT   not null unique,
  name               TEXT   not null,
  language           TEXT   not null,
  active             INTEGER not null,
  version            INTEGER not null
) STRICT;
INSERT INTO "identity_user" VALUES(X'01A2247A1129725A90D0178DC907F42E','owner','Annika Brandt','de',1,1);
INSERT INTO "identity_user" VALUES(X'01A2247A11D07020A0604AF4A00BCD26','lager','Jörn Hansen','fr',1,2);
INSERT INTO "identity_user" VALUES(X'01A2247A12357593AFD438223B3C25AA','aushilfe','Ole','de',0,2);
CREATE TABLE inventory_document (
  fact_no         INTEGER not null,
  id              BLOB   not null primary key,
  company_id      BLOB   not null,
  branch_id       BLOB   not null,
  kind            TEXT   not null,
  number          TEXT   not null,
  series_no       INTEGER not null,
  fiscal_year     INTEGER not null,
  node_id         BLOB   not null,
  epoch           INTEGER not null,
  warehouse_id    BLOB   not null,
  document_on     TEXT   not null,
  posted_on       TEXT   not null,
  party_id        BLOB,
  reference       TEXT   not null,
  memo            TEXT   not null,
  search          TEXT   not null,
  opening         INTEGER not null,
  rate            INTEGER,
  total_minor     INTEGER not null,
  total_currency  TEXT   not null,
  value_minor     INTEGER not null,
  value_currency  TEXT   not null,
  actor_id        BLOB   not null,
  posted_at       INTEGER not null,
  entry_id        BLOB, reverses_id BLOB,
  unique (company_id, kind, fiscal_year, node_id, epoch, series_no)
) STRICT;
INSERT INTO "inventory_document" VALUES(25,X'01A2247A1749736E9FE3F45069FC3A42',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','inventory.receipt','WE-26-1/000001',1,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A171674E4B84804D6610A876E','2026-03-16','2026-03-16',NULL,'','','we-26-1/000001  ',0,NULL,40000,'EUR',40000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908310857143,X'01A2247A174A764D921F0BB943FED051',NULL);
INSERT INTO "inventory_document" VALUES(26,X'01A2247A17947197A7651AC9BF77F9C2',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','inventory.receipt','WE-26-1/000002',2,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A171674E4B84804D6610A876E','2026-03-16','2026-03-16',NULL,'','','we-26-1/000002  ',0,NULL,40000,'EUR',40000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908310931613,X'01A2247A1795733EA4BD8C111551FC80',NULL);
INSERT INTO "inventory_document" VALUES(27,X'01A2247A182F73688402CC14CFEE7129',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','inventory.receipt','WE-26-1/000003',3,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A171674E4B84804D6610A876E','2026-11-28','2026-11-28',NULL,'WE-26-1/000002','falscher Lieferschein','we-26-1/000003 we-26-1/000002 falscher lieferschein',0,NULL,-40000,'EUR',-40000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311085713,X'01A2247A1834712D8BC2B89B34F026E5',X'01A2247A17947197A7651AC9BF77F9C2');
INSERT INTO "inventory_document" VALUES(28,X'01A2247A185B7114B9007060F4072E29',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','inventory.adjustment','BK-26-1/000001',1,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A171674E4B84804D6610A876E','2026-03-16','2026-03-16',NULL,'','Inventur','bk-26-1/000001  inventur',0,NULL,-1000,'EUR',-1000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311131583,X'01A2247A186173B7A3FC535EC545BAAB',NULL);
INSERT INTO "inventory_document" VALUES(29,X'01A2247A187A7259812FCBA0CB34EC9A',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','inventory.adjustment','BK-26-1/000002',2,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A171674E4B84804D6610A876E','2026-03-16','2026-03-16',NULL,'','Inventur','bk-26-1/000002  inventur',0,NULL,-1000,'EUR',-1000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311162146,X'01A2247A187F73378445BDFF1C3BDEF1',NULL);
INSERT INTO "inventory_document" VALUES(30,X'01A2247A188971DD9F13BA0847A509D5',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','inventory.adjustment','BK-26-1/000003',3,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A171674E4B84804D6610A876E','2026-11-28','2026-11-28',NULL,'BK-26-1/000002','verzählt','bk-26-1/000003 bk-26-1/000002 verzahlt',0,NULL,1000,'EUR',1000,'EUR',X'01A2247A1129725A90D0178DC907F42E',1795908311176870,X'01A2247A188A77AC9161917530753DA1',X'01A2247A187A7259812FCBA0CB34EC9A');
CREATE TABLE inventory_item (
  id              BLOB   not null primary key,
  company_id      BLOB   not null,
  code            TEXT   not null default '',
  name            TEXT   not null default '',
  name_en         TEXT   not null default '',
  name_de         TEXT   not null default '',
  name_fr         TEXT   not null default '',
  code_search     TEXT   not null default '',
  name_search     TEXT   not null default '',
  en_search       TEXT   not null default '',
  de_search       TEXT   not null default '',
  fr_search       TEXT   not null default '',
  kind            TEXT   not null default 'stock',
  supply          TEXT   not null default 'goods',
  unit_code       TEXT   not null default '',
  unit_symbol     TEXT   not null default '',
  unit_decimals   INTEGER not null default 0,
  valuation       TEXT,
  tax_class       TEXT   not null default 'standard',
  category        TEXT   not null default '',
  price           INTEGER,
  price_currency  TEXT,
  standard_cost   INTEGER,
  reorder_level   INTEGER,
  barcode         TEXT   not null default '',
  weight_kg       INTEGER,
  active          INTEGER not null default 1,
  stamps          TEXT   not null default '{}',
  version         INTEGER not null default 0
) STRICT;
INSERT INTO "inventory_item" VALUES(X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A112870938F0F64E0EDACD5D2','HYD','Hydraulikzylinder 40 mm','','','','hyd','hydraulikzylinder 40 mm','','','','stock','goods','C62','Stk',0,'fifo','standard','',19900000,'EUR',NULL,NULL,'',NULL,1,'{"active":1795908310826473,"barcode":1795908310826473,"category":1795908310826473,"code":1795908310826473,"code_search":1795908310826473,"company_id":1795908310839168,"de_search":1795908310826473,"en_search":1795908310826473,"fr_search":1795908310826473,"kind":1795908310826473,"name":1795908310839168,"name_de":1795908310826473,"name_en":1795908310826473,"name_fr":1795908310826473,"name_search":1795908310839168,"price":1795908310826473,"price_currency":1795908310826473,"reorder_level":1795908310826473,"standard_cost":1795908310826473,"supply":1795908310826473,"tax_class":1795908310826473,"unit_code":1795908310826473,"unit_decimals":1795908310826473,"unit_symbol":1795908310826473,"valuation":1795908310826473,"weight_kg":1795908310826473}',2);
CREATE TABLE inventory_item_word (
  company_id    BLOB   not null,
  word          TEXT   not null,
  item_id       BLOB   not null,
  primary key (company_id, word, item_id)
) STRICT;
INSERT INTO "inventory_item_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','hyd',X'01A2247A172A715CB982C73E381CEF1F');
INSERT INTO "inventory_item_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','hydraulikzylinder',X'01A2247A172A715CB982C73E381CEF1F');
INSERT INTO "inventory_item_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','40',X'01A2247A172A715CB982C73E381CEF1F');
INSERT INTO "inventory_item_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','mm',X'01A2247A172A715CB982C73E381CEF1F');
CREATE TABLE inventory_layer (
  company_id      BLOB   not null,
  item_id         BLOB   not null,
  warehouse_id    BLOB   not null,
  layer           INTEGER not null,
  quantity        INTEGER not null,
  value_minor     INTEGER not null,
  primary key (company_id, item_id, warehouse_id, layer)
) STRICT;
INSERT INTO "inventory_layer" VALUES(X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',1,330000,33000);
INSERT INTO "inventory_layer" VALUES(X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',2,0,0);
CREATE TABLE inventory_move (
  fact_no         INTEGER not null,
  id              BLOB   not null primary key,
  company_id      BLOB   not null,
  branch_id       BLOB   not null,
  item_id         BLOB   not null,
  warehouse_id    BLOB   not null,
  sequence        INTEGER not null,
  kind            TEXT   not null,
  posted_on       TEXT   not null,
  quantity        INTEGER not null,
  value_minor     INTEGER not null,
  value_currency  TEXT   not null,
  source_kind     TEXT   not null,
  source_id       BLOB   not null,
  source_number   TEXT   not null,
  source_line     INTEGER not null,
  returns_id      BLOB,
  unique (company_id, item_id, warehouse_id, sequence)
) STRICT;
INSERT INTO "inventory_move" VALUES(25,X'01A2247A174B701AA2B5E420D2B0CEDA',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',1,'receipt','2026-03-16',400000,40000,'EUR','inventory.receipt',X'01A2247A1749736E9FE3F45069FC3A42','WE-26-1/000001',1,NULL);
INSERT INTO "inventory_move" VALUES(26,X'01A2247A1795733EA4BD8C128407146F',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',2,'receipt','2026-03-16',40000,40000,'EUR','inventory.receipt',X'01A2247A17947197A7651AC9BF77F9C2','WE-26-1/000002',1,NULL);
INSERT INTO "inventory_move" VALUES(27,X'01A2247A18357258813CF4D665451498',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',3,'receipt','2026-11-28',-40000,-40000,'EUR','inventory.receipt',X'01A2247A182F73688402CC14CFEE7129','WE-26-1/000003',1,NULL);
INSERT INTO "inventory_move" VALUES(28,X'01A2247A1865715AB054B01570F495E5',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',4,'adjustment','2026-03-16',-10000,-1000,'EUR','inventory.adjustment',X'01A2247A185B7114B9007060F4072E29','BK-26-1/000001',1,NULL);
INSERT INTO "inventory_move" VALUES(29,X'01A2247A187F73378445BE00ACA69E50',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',5,'adjustment','2026-03-16',-10000,-1000,'EUR','inventory.adjustment',X'01A2247A187A7259812FCBA0CB34EC9A','BK-26-1/000002',1,NULL);
INSERT INTO "inventory_move" VALUES(30,X'01A2247A188A77AC9161917681AC9F06',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',6,'adjustment','2026-11-28',10000,1000,'EUR','inventory.adjustment',X'01A2247A188971DD9F13BA0847A509D5','BK-26-1/000003',1,NULL);
INSERT INTO "inventory_move" VALUES(42,X'01A2247A1A7B7026AEEA79B4DCEBA45B',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',7,'issue','2026-11-28',-20000,-2000,'EUR','sales.delivery',X'01A2247A1A607248831CF424C2DBDCBC','LS-26-1/000001',1,NULL);
INSERT INTO "inventory_move" VALUES(43,X'01A2247A1A99755883A848D4D521BDB3',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',8,'take_back','2026-11-28',20000,2000,'EUR','sales.delivery',X'01A2247A1A9673A2A991A4E3FD1683A4','LS-26-1/000002',1,X'01A2247A1A7B7026AEEA79B4DCEBA45B');
INSERT INTO "inventory_move" VALUES(44,X'01A2247A1AB7758184D21BA04EC00278',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',9,'issue','2026-11-28',-60000,-6000,'EUR','sales.delivery',X'01A2247A1AB37063AB77B711E9178B55','LS-26-1/000003',1,NULL);
CREATE TABLE inventory_move_layer (
  fact_no         INTEGER not null,
  move_id         BLOB   not null,
  ordinal         INTEGER not null,
  company_id      BLOB   not null,
  item_id         BLOB   not null,
  warehouse_id    BLOB   not null,
  layer           INTEGER not null,
  quantity        INTEGER not null,
  value_minor     INTEGER not null,
  primary key (move_id, ordinal)
) STRICT;
INSERT INTO "inventory_move_layer" VALUES(25,X'01A2247A174B701AA2B5E420D2B0CEDA',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',1,400000,40000);
INSERT INTO "inventory_move_layer" VALUES(26,X'01A2247A1795733EA4BD8C128407146F',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',2,40000,40000);
INSERT INTO "inventory_move_layer" VALUES(27,X'01A2247A18357258813CF4D665451498',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',2,-40000,-40000);
INSERT INTO "inventory_move_layer" VALUES(28,X'01A2247A1865715AB054B01570F495E5',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',1,-10000,-1000);
INSERT INTO "inventory_move_layer" VALUES(29,X'01A2247A187F73378445BE00ACA69E50',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',1,-10000,-1000);
INSERT INTO "inventory_move_layer" VALUES(30,X'01A2247A188A77AC9161917681AC9F06',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',1,10000,1000);
INSERT INTO "inventory_move_layer" VALUES(42,X'01A2247A1A7B7026AEEA79B4DCEBA45B',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',1,-20000,-2000);
INSERT INTO "inventory_move_layer" VALUES(43,X'01A2247A1A99755883A848D4D521BDB3',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',1,20000,2000);
INSERT INTO "inventory_move_layer" VALUES(44,X'01A2247A1AB7758184D21BA04EC00278',1,X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',1,-60000,-6000);
CREATE TABLE inventory_reservation (
  fact_no         INTEGER not null,
  id              BLOB   not null primary key,
  company_id      BLOB   not null,
  branch_id       BLOB   not null,
  item_id         BLOB   not null,
  warehouse_id    BLOB   not null,
  owner_kind      TEXT   not null,
  owner_id        BLOB   not null,
  owner_number    TEXT   not null,
  owner_line      INTEGER not null,
  quantity        INTEGER not null,
  expires_on      TEXT
) STRICT;
INSERT INTO "inventory_reservation" VALUES(41,X'01A2247A1A1C72EB89D8B62015688768',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E','sales.order',X'01A2247A19F177A3A384F4F7ED316866','AB-26-1/000001',1,100000,NULL);
INSERT INTO "inventory_reservation" VALUES(43,X'01A2247A1AA070B882D8DC147336C442',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E','sales.order',X'01A2247A19F177A3A384F4F7ED316866','AB-26-1/000001',1,20000,NULL);
INSERT INTO "inventory_reservation" VALUES(51,X'01A2247A1D9E74DD826D0AEF40A82054',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E','sales.order',X'01A2247A1D9274119054AD5A7A0640D0','AB-26-1/000002',1,10000,NULL);
CREATE TABLE inventory_reservation_live (
  company_id      BLOB   not null,
  owner_number    TEXT   not null,
  reservation_id  BLOB   not null,
  quantity        INTEGER not null,
  primary key (company_id, owner_number, reservation_id)
) STRICT;
INSERT INTO "inventory_reservation_live" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','AB-26-1/000001',X'01A2247A1A1C72EB89D8B62015688768',0);
INSERT INTO "inventory_reservation_live" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','AB-26-1/000001',X'01A2247A1AA070B882D8DC147336C442',0);
INSERT INTO "inventory_reservation_live" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','AB-26-1/000002',X'01A2247A1D9E74DD826D0AEF40A82054',0);
CREATE TABLE inventory_stock (
  company_id      BLOB   not null,
  item_id         BLOB   not null,
  warehouse_id    BLOB   not null,
  branch_id       BLOB   not null,
  id              BLOB   not null,
  on_hand         INTEGER not null,
  reserved        INTEGER not null,
  value_minor     INTEGER not null,
  moves           INTEGER not null,
  primary key (company_id, item_id, warehouse_id, branch_id, id)
) STRICT;
INSERT INTO "inventory_stock" VALUES(X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A172A715CB982C73E381CEF1F',X'01A2247A171674E4B84804D6610A876E',X'01A2247A112870938F0F64E12A237368',X'B9EA20AC7620F632B820E3442F0A9BFB',330000,0,33000,9);
CREATE TABLE inventory_warehouse (
  id              BLOB   not null primary key,
  company_id      BLOB   not null,
  branch_id       BLOB   not null,
  code            TEXT   not null,
  currency        TEXT   not null,
  name            TEXT   not null,
  search          TEXT   not null,
  region          TEXT   not null,
  address_name    TEXT   not null,
  street          TEXT   not null,
  postal_code     TEXT   not null,
  city            TEXT   not null,
  country         TEXT   not null,
  negative_stock  TEXT   not null,
  active          INTEGER not null,
  version         INTEGER not null,
  unique (company_id, code)
) STRICT;
INSERT INTO "inventory_warehouse" VALUES(X'01A2247A171674E4B84804D6610A876E',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','MAIN','EUR','Hauptlager','main hauptlager hamburg','','','Kai 1','20457','Hamburg','DE','refuse',1,2);
CREATE TABLE notifications_notification (
  id            BLOB   not null primary key,
  company_id    BLOB   not null,
  user_id       BLOB   not null,
  kind          TEXT   not null,
  doc_kind      TEXT   not null,
  doc_id        BLOB   not null,
  doc_number    TEXT   not null,
  actor         TEXT   not null,
  created_at    INTEGER not null,
  read_at       INTEGER
) STRICT;
CREATE TABLE number_series (
  company_id  BLOB   not null,
  kind        TEXT   not null,
  fiscal_year INTEGER not null,
  node_id     BLOB   not null,
  epoch       INTEGER not null,
  next        INTEGER not null,
  primary key (company_id, kind, fiscal_year, node_id, epoch)
) STRICT;
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','finance.entry',2026,X'01A2247A1015747FB7E924044E627B4F',1,5);
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','parties.party',0,X'01A2247A1015747FB7E924044E627B4F',1,3);
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','inventory.item',0,X'01A2247A1015747FB7E924044E627B4F',1,2);
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','inventory.receipt',2026,X'01A2247A1015747FB7E924044E627B4F',1,4);
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','inventory.adjustment',2026,X'01A2247A1015747FB7E924044E627B4F',1,4);
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.quotation',2026,X'01A2247A1015747FB7E924044E627B4F',1,3);
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.order',2026,X'01A2247A1015747FB7E924044E627B4F',1,3);
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.delivery',2026,X'01A2247A1015747FB7E924044E627B4F',1,4);
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.invoice',2026,X'01A2247A1015747FB7E924044E627B4F',1,2);
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.credit_note',2026,X'01A2247A1015747FB7E924044E627B4F',1,2);
INSERT INTO "number_series" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sales.payment',2026,X'01A2247A1015747FB7E924044E627B4F',1,3);
CREATE TABLE parties_address (
  id           BLOB   not null primary key,
  company_id   BLOB   not null,
  party_id     BLOB   not null,
  kind         TEXT   not null default 'delivery',
  name         TEXT   not null default '',
  lines        TEXT   not null default '',
  postal_code  TEXT   not null default '',
  city         TEXT   not null default '',
  country      TEXT   not null default '',
  removed      INTEGER not null default 0,
  stamps       TEXT   not null default '{}',
  version      INTEGER not null default 0
) STRICT;
INSERT INTO "parties_address" VALUES(X'01A2247A16E176F89DA24BAF9A65DA0E',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A16E176F89DA24BAE732BD80B','billing','','Grüner Weg 7','01067','Dömitz','DE',1,'{"city":1795908310712272,"company_id":1795908310771292,"country":1795908310712272,"kind":1795908310712272,"lines":1795908310712272,"name":1795908310712272,"party_id":1795908310771292,"postal_code":1795908310712272,"removed":1795908310771292}',2);
INSERT INTO "parties_address" VALUES(X'01A2247A16F4726BA3E480B8DCDB6704',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A16E176F89DA24BAE732BD80B','billing','','Grüner Weg 8','01067','Dömitz','DE',0,'{"city":1795908310771292,"company_id":1795908310771292,"country":1795908310771292,"kind":1795908310771292,"lines":1795908310771292,"name":1795908310771292,"party_id":1795908310771292,"postal_code":1795908310771292,"removed":1795908310771292}',1);
CREATE TABLE parties_party (
  id                     BLOB   not null primary key,
  company_id             BLOB   not null,
  code                   TEXT   not null default '',
  code_search            TEXT   not null default '',
  kind                   TEXT   not null default 'customer',
  name                   TEXT   not null default '',
  name_search            TEXT   not null default '',
  language               TEXT   not null default 'en',
  currency               TEXT   not null default 'EUR',
  country                TEXT   not null default '',
  payment_term           TEXT,
  vat_id                 TEXT   not null default '',
  registration_id        TEXT   not null default '',
  tax_region             TEXT   not null default 'domestic',
  credit_limit_minor     INTEGER,
  credit_limit_currency  TEXT,
  contact                TEXT   not null default '',
  email                  TEXT   not null default '',
  phone                  TEXT   not null default '',
  iban                   TEXT   not null default '',
  active                 INTEGER not null default 1,
  notes                  TEXT   not null default '',
  stamps                 TEXT   not null default '{}',
  version                INTEGER not null default 0
) STRICT;
INSERT INTO "parties_party" VALUES(X'01A2247A16E176F89DA24BAE732BD80B',X'01A2247A112870938F0F64E0EDACD5D2','10001','10001','customer','Äpfel & Söhne GmbH','apfel & sohne gmbh','de','EUR','DE',NULL,'','','domestic',NULL,NULL,'','kasse@example.org','','',1,'','{"active":1795908310712272,"code":1795908310712272,"code_search":1795908310712272,"company_id":1795908310771292,"contact":1795908310712272,"country":1795908310712272,"credit_limit_currency":1795908310712272,"credit_limit_minor":1795908310712272,"currency":1795908310712272,"email":1795908310771292,"iban":1795908310712272,"kind":1795908310712272,"language":1795908310712272,"name":1795908310712272,"name_search":1795908310712272,"notes":1795908310712272,"payment_term":1795908310712272,"phone":1795908310712272,"registration_id":1795908310712272,"tax_region":1795908310712272,"vat_id":1795908310712272}',2);
INSERT INTO "parties_party" VALUES(X'01A2247A1E4773269EE8A6344FEB4594',X'01A2247A112870938F0F64E0EDACD5D2','90001','90001','customer','Übernommen GmbH','ubernommen gmbh','de','EUR','DE',NULL,'','','domestic',NULL,NULL,'','','','',1,'','{"active":1795908312646866,"code":1795908312646866,"code_search":1795908312646866,"company_id":1795908312646866,"contact":1795908312646866,"country":1795908312646866,"credit_limit_currency":1795908312646866,"credit_limit_minor":1795908312646866,"currency":1795908312646866,"email":1795908312646866,"iban":1795908312646866,"kind":1795908312646866,"language":1795908312646866,"name":1795908312646866,"name_search":1795908312646866,"notes":1795908312646866,"payment_term":1795908312646866,"phone":1795908312646866,"registration_id":1795908312646866,"tax_region":1795908312646866,"vat_id":1795908312646866}',1);
CREATE TABLE parties_party_word (
  company_id    BLOB   not null,
  word          TEXT   not null,
  party_id      BLOB   not null,
  primary key (company_id, word, party_id)
) STRICT;
INSERT INTO "parties_party_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','10001',X'01A2247A16E176F89DA24BAE732BD80B');
INSERT INTO "parties_party_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','apfel',X'01A2247A16E176F89DA24BAE732BD80B');
INSERT INTO "parties_party_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','gmbh',X'01A2247A16E176F89DA24BAE732BD80B');
INSERT INTO "parties_party_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','sohne',X'01A2247A16E176F89DA24BAE732BD80B');
INSERT INTO "parties_party_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','90001',X'01A2247A1E4773269EE8A6344FEB4594');
INSERT INTO "parties_party_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','gmbh',X'01A2247A1E4773269EE8A6344FEB4594');
INSERT INTO "parties_party_word" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','ubernommen',X'01A2247A1E4773269EE8A6344FEB4594');
CREATE TABLE relay_cursor (
  subscriber  TEXT   not null primary key,
  node_id     BLOB   not null,
  epoch       INTEGER not null,
  seq         INTEGER not null
) STRICT;
INSERT INTO "relay_cursor" VALUES('notifications',X'01A2247A1015747FB7E924044E627B4F',1,61);
CREATE TABLE relay_inbox (
  subscriber  TEXT   not null,
  fact_hash   BLOB  not null,
  event_index INTEGER not null,
  primary key (subscriber, fact_hash, event_index)
) STRICT;
INSERT INTO "relay_inbox" VALUES('notifications',X'63841AE6CF57C1283B0BFEDFFE21A3A13E4451B77985FC72591D6CD465B5F721',1);
INSERT INTO "relay_inbox" VALUES('notifications',X'035C8A99D6223A65A0477B63C17D63C5A035171D862313B68FE5A8DEC78A67CD',2);
INSERT INTO "relay_inbox" VALUES('notifications',X'00C2239A94AFD312373C777F7183CB1F43F0D65CFC78C3B0B366CDFAAB6EBF36',2);
INSERT INTO "relay_inbox" VALUES('notifications',X'F3864CEAA5BDE48A84D58DA3BF1BD3F99CF29B468359E3968DF08D0218C1CDCC',1);
CREATE TABLE relay_parked (
  id          BLOB   not null primary key,
  subscriber  TEXT   not null,
  fact_no     INTEGER not null,
  event_index INTEGER not null,
  attempts    INTEGER not null,
  error       TEXT   not null,
  parked_at   INTEGER not null
) STRICT;
CREATE TABLE sales_delivery (
  fact_no           INTEGER not null,
  id                BLOB   not null primary key,
  company_id        BLOB   not null,
  branch_id         BLOB   not null,
  number            TEXT   not null,
  series_no         INTEGER not null,
  fiscal_year       INTEGER not null,
  node_id           BLOB   not null,
  epoch             INTEGER not null,
  order_id          BLOB   not null,
  order_number      TEXT   not null,
  reverses_id       BLOB   unique,
  customer_id       BLOB   not null,
  customer_name     TEXT   not null,
  customer_lines    TEXT   not null,
  customer_country  TEXT   not null,
  language          TEXT   not null,
  delivered_on      TEXT   not null,
  reference         TEXT   not null,
  reason            TEXT   not null,
  closing           TEXT   not null,
  cost_minor        INTEGER not null,
  cost_currency     TEXT   not null,
  entry_id          BLOB,
  actor_id          BLOB   not null,
  posted_at         INTEGER not null,
  search            TEXT   not null,
  unique (company_id, fiscal_year, node_id, epoch, series_no)
) STRICT;
INSERT INTO "sales_delivery" VALUES(42,X'01A2247A1A607248831CF424C2DBDCBC',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','LS-26-1/000001',1,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A19F177A3A384F4F7ED316866','AB-26-1/000001',NULL,X'01A2247A16E176F89DA24BAE732BD80B','Äpfel & Söhne GmbH','Grüner Weg 8
01067 Dömitz','DE','de','2026-11-28','','','',2000,'EUR',X'01A2247A1A7A73F1957C9E2AE412033B',X'01A2247A1129725A90D0178DC907F42E',1795908311646198,'ls-26-1/000001 ab-26-1/000001  apfel & sohne gmbh');
INSERT INTO "sales_delivery" VALUES(43,X'01A2247A1A9673A2A991A4E3FD1683A4',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','LS-26-1/000002',2,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A19F177A3A384F4F7ED316866','AB-26-1/000001',X'01A2247A1A607248831CF424C2DBDCBC',X'01A2247A16E176F89DA24BAE732BD80B','Äpfel & Söhne GmbH','Grüner Weg 8
01067 Dömitz','DE','de','2026-11-28','','falsche Ware','',-2000,'EUR',X'01A2247A1A987096AFF48BE9B8B9E40A',X'01A2247A1129725A90D0178DC907F42E',1795908311701466,'ls-26-1/000002 ab-26-1/000001  apfel & sohne gmbh');
INSERT INTO "sales_delivery" VALUES(44,X'01A2247A1AB37063AB77B711E9178B55',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','LS-26-1/000003',3,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A19F177A3A384F4F7ED316866','AB-26-1/000001',NULL,X'01A2247A16E176F89DA24BAE732BD80B','Äpfel & Söhne GmbH','Grüner Weg 8
01067 Dömitz','DE','de','2026-11-28','','','',6000,'EUR',X'01A2247A1AB7758184D21B9F4C7EA9A8',X'01A2247A1129725A90D0178DC907F42E',1795908311730652,'ls-26-1/000003 ab-26-1/000001  apfel & sohne gmbh');
CREATE TABLE sales_delivery_line (
  fact_no           INTEGER not null,
  delivery_id       BLOB   not null,
  line              INTEGER not null,
  order_line        INTEGER not null,
  item_id           BLOB,
  item_code         TEXT   not null,
  description       TEXT   not null,
  quantity          INTEGER not null,
  unit              TEXT   not null,
  warehouse_id      BLOB,
  cost_minor        INTEGER not null,
  cost_currency     TEXT   not null,
  primary key (delivery_id, line)
) STRICT;
INSERT INTO "sales_delivery_line" VALUES(42,X'01A2247A1A607248831CF424C2DBDCBC',1,1,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',20000,'Stk',X'01A2247A171674E4B84804D6610A876E',2000,'EUR');
INSERT INTO "sales_delivery_line" VALUES(43,X'01A2247A1A9673A2A991A4E3FD1683A4',1,1,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',-20000,'Stk',X'01A2247A171674E4B84804D6610A876E',-2000,'EUR');
INSERT INTO "sales_delivery_line" VALUES(44,X'01A2247A1AB37063AB77B711E9178B55',1,1,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',60000,'Stk',X'01A2247A171674E4B84804D6610A876E',6000,'EUR');
CREATE TABLE sales_document (
  id                BLOB   not null primary key,
  company_id        BLOB   not null,
  branch_id         BLOB   not null,
  kind              TEXT   not null,
  state             TEXT   not null,
  number            TEXT   not null,
  series_no         INTEGER,
  fiscal_year       INTEGER,
  node_id           BLOB,
  epoch             INTEGER,
  customer_id       BLOB   not null,
  customer_name     TEXT   not null,
  document_on       TEXT   not null,
  valid_until       TEXT,
  deliver_on        TEXT,
  language          TEXT   not null,
  rate              INTEGER,
  delivery_name     TEXT   not null,
  delivery_lines    TEXT   not null,
  delivery_country  TEXT   not null,
  payment_term      TEXT,
  reference         TEXT   not null,
  introduction      TEXT   not null,
  closing           TEXT   not null,
  adjustments       TEXT   not null,
  net_minor         INTEGER not null,
  net_currency      TEXT   not null,
  tax_minor         INTEGER not null,
  tax_currency      TEXT   not null,
  total_minor       INTEGER not null,
  total_currency    TEXT   not null,
  functional_minor  INTEGER not null,
  source_id         BLOB,
  reason            TEXT   not null,
  actor_id          BLOB   not null,
  changed_at        INTEGER not null,
  search            TEXT   not null,
  version           INTEGER not null,
  unique (company_id, kind, fiscal_year, node_id, epoch, series_no)
) STRICT;
INSERT INTO "sales_document" VALUES(X'01A2247A1915773CBFD873C6ACDA71D0',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','sales.quotation','discarded','',NULL,NULL,NULL,NULL,X'01A2247A16E176F89DA24BAE732BD80B','Äpfel & Söhne GmbH','2026-11-28',NULL,NULL,'de',NULL,'','','','N30','','','','[]',1990,'EUR',378,'EUR',2368,'EUR',2368,NULL,'',X'01A2247A1129725A90D0178DC907F42E',1795908311338654,'  apfel & sohne gmbh',2);
INSERT INTO "sales_document" VALUES(X'01A2247A199E72429213F829484D3785',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','sales.quotation','lost','AG-26-1/000001',1,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A16E176F89DA24BAE732BD80B','Äpfel & Söhne GmbH','2026-11-28',NULL,NULL,'de',NULL,'','','','N30','','','','[]',3980,'EUR',756,'EUR',4736,'EUR',4736,NULL,'zu teuer',X'01A2247A1129725A90D0178DC907F42E',1795908311484691,'ag-26-1/000001  apfel & sohne gmbh',3);
INSERT INTO "sales_document" VALUES(X'01A2247A19C473939CDB9E10BEEF6C44',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','sales.quotation','ordered','AG-26-1/000002',2,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A16E176F89DA24BAE732BD80B','Äpfel & Söhne GmbH','2026-11-28',NULL,NULL,'de',NULL,'','','','N30','','','','[]',19900,'EUR',3781,'EUR',23681,'EUR',23681,NULL,'',X'01A2247A1129725A90D0178DC907F42E',1795908311532042,'ag-26-1/000002  apfel & sohne gmbh',3);
INSERT INTO "sales_document" VALUES(X'01A2247A19F177A3A384F4F7ED316866',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','sales.order','closed','AB-26-1/000001',1,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A16E176F89DA24BAE732BD80B','Äpfel & Söhne GmbH','2026-11-28',NULL,NULL,'de',NULL,'','','','N30','','','','[]',19900,'EUR',3781,'EUR',23681,'EUR',23681,X'01A2247A19C473939CDB9E10BEEF6C44','Rest entfällt',X'01A2247A1129725A90D0178DC907F42E',1795908312341417,'ab-26-1/000001  apfel & sohne gmbh',3);
INSERT INTO "sales_document" VALUES(X'01A2247A1D63772E8CCC74AA113E4A04',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','sales.order','discarded','',NULL,NULL,NULL,NULL,X'01A2247A16E176F89DA24BAE732BD80B','Äpfel & Söhne GmbH','2026-11-28',NULL,NULL,'de',NULL,'','','','N30','','','','[]',1990,'EUR',378,'EUR',2368,'EUR',2368,NULL,'',X'01A2247A1129725A90D0178DC907F42E',1795908312450438,'  apfel & sohne gmbh',2);
INSERT INTO "sales_document" VALUES(X'01A2247A1D9274119054AD5A7A0640D0',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','sales.order','cancelled','AB-26-1/000002',2,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A16E176F89DA24BAE732BD80B','Äpfel & Söhne GmbH','2026-11-28',NULL,NULL,'de',NULL,'','','','N30','','','','[]',1990,'EUR',378,'EUR',2368,'EUR',2368,NULL,'Irrtum',X'01A2247A1129725A90D0178DC907F42E',1795908312507213,'ab-26-1/000002  apfel & sohne gmbh',3);
CREATE TABLE sales_document_line (
  document_id       BLOB   not null,
  line              INTEGER not null,
  item_id           BLOB,
  item_code         TEXT   not null,
  description       TEXT   not null,
  quantity          INTEGER not null,
  unit              TEXT   not null,
  unit_price        INTEGER not null,
  discount          INTEGER not null,
  tax_code          TEXT   not null,
  category          TEXT   not null,
  rate              INTEGER not null,
  net_minor         INTEGER not null,
  net_currency      TEXT   not null,
  warehouse_id      BLOB,
  stocked           INTEGER not null,
  primary key (document_id, line)
) STRICT;
INSERT INTO "sales_document_line" VALUES(X'01A2247A1915773CBFD873C6ACDA71D0',1,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',10000,'Stk',19900000,0,'S19','S',190000,1990,'EUR',X'01A2247A171674E4B84804D6610A876E',1);
INSERT INTO "sales_document_line" VALUES(X'01A2247A199E72429213F829484D3785',1,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',20000,'Stk',19900000,0,'S19','S',190000,3980,'EUR',X'01A2247A171674E4B84804D6610A876E',1);
INSERT INTO "sales_document_line" VALUES(X'01A2247A19C473939CDB9E10BEEF6C44',1,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',100000,'Stk',19900000,0,'S19','S',190000,19900,'EUR',X'01A2247A171674E4B84804D6610A876E',1);
INSERT INTO "sales_document_line" VALUES(X'01A2247A19F177A3A384F4F7ED316866',1,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',100000,'Stk',19900000,0,'S19','S',190000,19900,'EUR',X'01A2247A171674E4B84804D6610A876E',1);
INSERT INTO "sales_document_line" VALUES(X'01A2247A1D63772E8CCC74AA113E4A04',1,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',10000,'Stk',19900000,0,'S19','S',190000,1990,'EUR',X'01A2247A171674E4B84804D6610A876E',1);
INSERT INTO "sales_document_line" VALUES(X'01A2247A1D9274119054AD5A7A0640D0',1,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',10000,'Stk',19900000,0,'S19','S',190000,1990,'EUR',X'01A2247A171674E4B84804D6610A876E',1);
CREATE TABLE sales_invoice (
  fact_no           INTEGER not null,
  id                BLOB   not null primary key,
  company_id        BLOB   not null,
  branch_id         BLOB   not null,
  kind              TEXT   not null,
  number            TEXT   not null,
  series_no         INTEGER not null,
  fiscal_year       INTEGER not null,
  node_id           BLOB   not null,
  epoch             INTEGER not null,
  original_id       BLOB,
  original_number   TEXT   not null,
  original_on       TEXT,
  customer_id       BLOB   not null,
  customer_number   TEXT   not null,
  customer_name     TEXT   not null,
  customer_lines    TEXT   not null,
  customer_country  TEXT   not null,
  customer_vat_id   TEXT   not null,
  supplier          TEXT   not null,
  supplier_contact  TEXT   not null,
  supplier_register TEXT   not null,
  logo              TEXT,
  issued_on         TEXT   not null,
  supplied_from     TEXT,
  supplied_to       TEXT,
  due_on            TEXT,
  language          TEXT   not null,
  layout_version    INTEGER not null,
  tax_policy        TEXT   not null,
  price_mode        TEXT   not null,
  rate              INTEGER,
  rate_source       TEXT   not null,
  rate_on           TEXT,
  payment_term      TEXT,
  terms_text        TEXT   not null,
  legal             TEXT   not null,
  introduction      TEXT   not null,
  closing           TEXT   not null,
  reference         TEXT   not null,
  order_ref         TEXT   not null,
  delivery_refs     TEXT   not null,
  reason            TEXT   not null,
  lines_total_minor    INTEGER not null,
  lines_total_currency TEXT   not null,
  net_minor         INTEGER not null,
  net_currency      TEXT   not null,
  tax_minor         INTEGER not null,
  tax_currency      TEXT   not null,
  total_minor       INTEGER not null,
  total_currency    TEXT   not null,
  functional_tax_minor      INTEGER not null,
  functional_tax_currency   TEXT   not null,
  functional_total_minor    INTEGER not null,
  functional_total_currency TEXT   not null,
  entry_id          BLOB,
  open_item_id      BLOB,
  actor_id          BLOB   not null,
  posted_at         INTEGER not null,
  search            TEXT   not null,
  unique (company_id, kind, fiscal_year, node_id, epoch, series_no)
) STRICT;
INSERT INTO "sales_invoice" VALUES(45,X'01A2247A1BF47138B9B3F767C21BE5BE',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','sales.invoice','RE-26-1/000001',1,2026,X'01A2247A1015747FB7E924044E627B4F',1,NULL,'',NULL,X'01A2247A16E176F89DA24BAE732BD80B','10001','Äpfel & Söhne GmbH','Grüner Weg 8
01067 Dömitz','DE','','{"name":"Hansen Werkzeuge GmbH","address":["Veringkanal 84","21107 Hamburg"],"country":"DE","vat_id":"DE136695976","tax_number":"22/999/04711","register":[],"siren":null,"contact":[],"bank":{"iban":"DE89370400440532013000","bic":null,"bank":null},"logo":null}','','Amtsgericht Hamburg HRB 999001',NULL,'2026-11-28','2026-11-28','2026-11-28','2026-12-28','de',1,'by_group','net',NULL,'manual',NULL,'N30','Zahlbar innerhalb von 30 Tagen, spätestens am 28.12.2026.','{"late_penalty":null,"recovery_fee":false,"no_cash_discount":false,"discount_agreements":false,"notes":[]}','','','','{"number":"AB-26-1/000001","date":"2026-11-28"}','[{"number":"LS-26-1/000003","date":"2026-11-28"}]','',11940,'EUR',11940,'EUR',2269,'EUR',14209,'EUR',2269,'EUR',14209,'EUR',X'01A2247A1BFA72CDA1D21DF9810DE31B',X'01A2247A1BF974778CC2F928A07485D3',X'01A2247A1129725A90D0178DC907F42E',1795908312051597,'re-26-1/000001   apfel & sohne gmbh');
INSERT INTO "sales_invoice" VALUES(47,X'01A2247A1D2F7568A3B5B53FD70DD397',X'01A2247A112870938F0F64E0EDACD5D2',X'01A2247A112870938F0F64E12A237368','sales.credit_note','GS-26-1/000001',1,2026,X'01A2247A1015747FB7E924044E627B4F',1,X'01A2247A1BF47138B9B3F767C21BE5BE','RE-26-1/000001','2026-11-28',X'01A2247A16E176F89DA24BAE732BD80B','10001','Äpfel & Söhne GmbH','Grüner Weg 8
01067 Dömitz','DE','','{"name":"Hansen Werkzeuge GmbH","address":["Veringkanal 84","21107 Hamburg"],"country":"DE","vat_id":"DE136695976","tax_number":"22/999/04711","register":[],"siren":null,"contact":[],"bank":{"iban":"DE89370400440532013000","bic":null,"bank":null},"logo":null}','','Amtsgericht Hamburg HRB 999001',NULL,'2026-11-28','2026-11-28','2026-11-28',NULL,'de',1,'by_group','net',NULL,'manual',NULL,'N30','','{"late_penalty":null,"recovery_fee":false,"no_cash_discount":false,"discount_agreements":false,"notes":[]}','Mangel','','','{"number":"AB-26-1/000001","date":"2026-11-28"}','[{"number":"LS-26-1/000003","date":"2026-11-28"}]','Mangel',1990,'EUR',1990,'EUR',378,'EUR',2368,'EUR',378,'EUR',2368,'EUR',X'01A2247A1D377307B1744A54C2354DDB',X'01A2247A1D2F7568A3B5B5404C30EAFD',X'01A2247A1129725A90D0178DC907F42E',1795908312365707,'gs-26-1/000001 re-26-1/000001  apfel & sohne gmbh');
CREATE TABLE sales_invoice_adjustment (
  fact_no           INTEGER not null,
  invoice_id        BLOB   not null,
  line              INTEGER not null,
  allowance         INTEGER not null,
  reason            TEXT   not null,
  tax_code          TEXT   not null,
  category          TEXT   not null,
  rate              INTEGER not null,
  amount_minor      INTEGER not null,
  amount_currency   TEXT   not null,
  primary key (invoice_id, line)
) STRICT;
CREATE TABLE sales_invoice_line (
  fact_no           INTEGER not null,
  invoice_id        BLOB   not null,
  line              INTEGER not null,
  order_id          BLOB,
  order_line        INTEGER,
  delivery_id       BLOB,
  delivery_line     INTEGER,
  original_line     INTEGER,
  item_id           BLOB,
  item_code         TEXT   not null,
  description       TEXT   not null,
  quantity          INTEGER not null,
  unit              TEXT   not null,
  unit_price        INTEGER not null,
  discount          INTEGER not null,
  tax_code          TEXT   not null,
  category          TEXT   not null,
  rate              INTEGER not null,
  net_minor         INTEGER not null,
  net_currency      TEXT   not null,
  primary key (invoice_id, line)
) STRICT;
INSERT INTO "sales_invoice_line" VALUES(45,X'01A2247A1BF47138B9B3F767C21BE5BE',1,X'01A2247A19F177A3A384F4F7ED316866',1,X'01A2247A1AB37063AB77B711E9178B55',1,NULL,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',60000,'Stk',19900000,0,'S19','S',190000,11940,'EUR');
INSERT INTO "sales_invoice_line" VALUES(47,X'01A2247A1D2F7568A3B5B53FD70DD397',1,X'01A2247A19F177A3A384F4F7ED316866',1,X'01A2247A1AB37063AB77B711E9178B55',1,1,X'01A2247A172A715CB982C73E381CEF1F','HYD','Hydraulikzylinder 40 mm',10000,'Stk',19900000,0,'S19','S',190000,1990,'EUR');
CREATE TABLE sales_invoice_tax (
  fact_no           INTEGER not null,
  invoice_id        BLOB   not null,
  line              INTEGER not null,
  tax_code          TEXT   not null,
  category          TEXT   not null,
  rate              INTEGER not null,
  base_minor        INTEGER not null,
  base_currency     TEXT   not null,
  tax_minor         INTEGER not null,
  tax_currency      TEXT   not null,
  functional_base_minor    INTEGER not null,
  functional_base_currency TEXT   not null,
  functional_tax_minor     INTEGER not null,
  functional_tax_currency  TEXT   not null,
  reason            TEXT,
  revenue_account   TEXT,
  tax_account       TEXT,
  primary key (invoice_id, line)
) STRICT;
INSERT INTO "sales_invoice_tax" VALUES(45,X'01A2247A1BF47138B9B3F767C21BE5BE',1,'S19','S',190000,11940,'EUR',2269,'EUR',11940,'EUR',2269,'EUR',NULL,'8400','1776');
INSERT INTO "sales_invoice_tax" VALUES(47,X'01A2247A1D2F7568A3B5B53FD70DD397',1,'S19','S',190000,1990,'EUR',378,'EUR',1990,'EUR',378,'EUR',NULL,'8400','1776');
CREATE TABLE sales_open (
  document_id       BLOB   not null primary key,
  to_deliver        INTEGER not null,
  to_invoice        INTEGER not null,
  delivered         INTEGER not null,
  invoiced          INTEGER not null
) STRICT;
INSERT INTO "sales_open" VALUES(X'01A2247A19F177A3A384F4F7ED316866',40000,40000,60000,60000);
INSERT INTO "sales_open" VALUES(X'01A2247A1A607248831CF424C2DBDCBC',0,0,0,0);
INSERT INTO "sales_open" VALUES(X'01A2247A1AB37063AB77B711E9178B55',0,0,0,60000);
INSERT INTO "sales_open" VALUES(X'01A2247A1D9274119054AD5A7A0640D0',10000,10000,0,0);
CREATE TABLE sales_price (
  company_id    BLOB   not null,
  list          TEXT   not null,
  item_id       BLOB   not null,
  min_quantity  INTEGER not null,
  valid_from    TEXT   not null,
  valid_to      TEXT,
  price         INTEGER not null,
  currency      TEXT   not null,
  id            BLOB   not null,
  version       INTEGER not null,
  primary key (company_id, list, item_id, min_quantity, valid_from)
) STRICT;
INSERT INTO "sales_price" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','GROSS',X'01A2247A172A715CB982C73E381CEF1F',10000,'2026-01-01',NULL,18000000,'EUR',X'01A2247A18A670A88B2B8732071D7A06',1);
CREATE TABLE sales_price_list (
  company_id    BLOB   not null,
  code          TEXT   not null,
  name          TEXT   not null,
  currency      TEXT   not null,
  standard      INTEGER not null,
  active        INTEGER not null,
  id            BLOB   not null,
  version       INTEGER not null,
  primary key (company_id, code)
) STRICT;
INSERT INTO "sales_price_list" VALUES(X'01A2247A112870938F0F64E0EDACD5D2','GROSS','Großhandel','EUR',0,1,X'01A2247A1894702BAED6DB885EC3E0CF',1);
CREATE TABLE sales_progress (
  document_id       BLOB   not null,
  line              INTEGER not null,
  delivered         INTEGER not null,
  invoiced          INTEGER not null,
  credited          INTEGER not null,
  primary key (document_id, line)
) STRICT;
INSERT INTO "sales_progress" VALUES(X'01A2247A19F177A3A384F4F7ED316866',1,60000,60000,0);
INSERT INTO "sales_progress" VALUES(X'01A2247A1A607248831CF424C2DBDCBC',1,0,0,0);
INSERT INTO "sales_progress" VALUES(X'01A2247A1AB37063AB77B711E9178B55',1,0,60000,0);
INSERT INTO "sales_progress" VALUES(X'01A2247A1BF47138B9B3F767C21BE5BE',0,0,0,2368);
INSERT INTO "sales_progress" VALUES(X'01A2247A1BF47138B9B3F767C21BE5BE',1,0,0,10000);
INSERT INTO "sales_progress" VALUES(X'01A2247A1D9274119054AD5A7A0640D0',1,0,0,0);
CREATE INDEX fact_document_doc on fact_document (doc_id, fact_no);
CREATE INDEX call_answer_answered_at on call_answer (answered_at);
CREATE INDEX identity_user_name on identity_user (name, id);
CREATE INDEX identity_grant_user on identity_grant (user_id, company_id);
CREATE INDEX identity_session_user on identity_session (user_id);
CREATE INDEX finance_entry_date on finance_entry (company_id, posted_on, id);
CREATE INDEX finance_entry_number on finance_entry (company_id, number, id);
CREATE INDEX finance_entry_total on finance_entry (company_id, total_minor, id);
CREATE INDEX finance_entry_source on finance_entry (source_id);
CREATE INDEX finance_posting_account on finance_posting (company_id, account, posted_on, id);
CREATE INDEX finance_posting_date on finance_posting (company_id, posted_on, id);
CREATE INDEX finance_open_item_source on finance_open_item (source_id);
CREATE INDEX finance_open_balance_open on finance_open_balance (company_id, side, party_id, item_id) where open_minor <> 0;
CREATE INDEX finance_open_balance_item on finance_open_balance (item_id);
CREATE INDEX finance_payment_date on finance_payment (company_id, paid_on, id);
CREATE INDEX finance_payment_number on finance_payment (company_id, number, id);
CREATE INDEX finance_payment_reverses on finance_payment (reverses_id) where reverses_id is not null;
CREATE INDEX finance_allocation_item on finance_allocation (item_id);
CREATE INDEX parties_party_code on parties_party (company_id, code, id);
CREATE INDEX parties_party_name on parties_party (company_id, name_search, id);
CREATE INDEX parties_address_party on parties_address (party_id, id);
CREATE INDEX inventory_item_code on inventory_item (company_id, code, id);
CREATE INDEX inventory_item_name on inventory_item (company_id, name_search, id);
CREATE INDEX inventory_item_barcode on inventory_item (company_id, barcode) where barcode <> '';
CREATE UNIQUE INDEX inventory_stock_id on inventory_stock (id);
CREATE INDEX inventory_layer_open on inventory_layer (company_id, item_id, warehouse_id, layer) where quantity <> 0;
CREATE INDEX inventory_move_date on inventory_move (company_id, posted_on, id);
CREATE INDEX inventory_move_item on inventory_move (company_id, item_id, posted_on, id);
CREATE INDEX inventory_move_warehouse on inventory_move (company_id, warehouse_id, posted_on, id);
CREATE INDEX inventory_move_source on inventory_move (source_id, source_line);
CREATE INDEX inventory_move_returns on inventory_move (returns_id) where returns_id is not null;
CREATE INDEX inventory_move_layer_layer on inventory_move_layer (company_id, item_id, warehouse_id, layer);
CREATE INDEX inventory_document_date on inventory_document (company_id, kind, posted_on, id);
CREATE INDEX inventory_document_number on inventory_document (company_id, kind, number, id);
CREATE INDEX inventory_reservation_owner on inventory_reservation (owner_id, owner_line);
CREATE INDEX inventory_reservation_live_open on inventory_reservation_live (company_id, owner_number, reservation_id) where quantity <> 0;
CREATE INDEX sales_price_item on sales_price (company_id, item_id, list);
CREATE INDEX sales_document_date on sales_document (company_id, kind, document_on, id);
CREATE INDEX sales_document_number on sales_document (company_id, kind, number, id);
CREATE INDEX sales_document_total on sales_document (company_id, kind, total_minor, id);
CREATE INDEX sales_document_customer on sales_document (company_id, customer_id, kind, state);
CREATE INDEX sales_document_source on sales_document (source_id) where source_id is not null;
CREATE INDEX sales_delivery_date on sales_delivery (company_id, delivered_on, id);
CREATE INDEX sales_delivery_number on sales_delivery (company_id, number, id);
CREATE INDEX sales_delivery_cost on sales_delivery (company_id, cost_minor, id);
CREATE INDEX sales_delivery_order on sales_delivery (order_id);
CREATE INDEX sales_invoice_date on sales_invoice (company_id, kind, issued_on, id);
CREATE INDEX sales_invoice_number on sales_invoice (company_id, kind, number, id);
CREATE INDEX sales_invoice_total on sales_invoice (company_id, kind, total_minor, id);
CREATE INDEX sales_invoice_due on sales_invoice (company_id, kind, coalesce(due_on, issued_on), id);
CREATE INDEX sales_invoice_original on sales_invoice (original_id) where original_id is not null;
CREATE INDEX sales_invoice_line_order on sales_invoice_line (order_id) where order_id is not null;
CREATE INDEX sales_invoice_line_delivery on sales_invoice_line (delivery_id) where delivery_id is not null;
CREATE INDEX notifications_notification_user on notifications_notification (user_id, created_at, id);
CREATE INDEX notifications_notification_unread on notifications_notification (user_id) where read_at is null;
CREATE INDEX sales_open_to_deliver on sales_open (to_deliver, document_id) where to_deliver > 0;
CREATE INDEX finance_settlement_item_item on finance_settlement_item (item_id);
CREATE UNIQUE INDEX inventory_document_reverses on inventory_document (reverses_id) where reverses_id is not null;
CREATE TRIGGER fact_no_update before update on fact begin select raise(abort, 'append_only: fact'); end;
CREATE TRIGGER fact_no_delete before delete on fact begin select raise(abort, 'append_only: fact'); end;
CREATE TRIGGER fact_seal_no_update before update on fact_seal begin select raise(abort, 'append_only: fact_seal'); end;
CREATE TRIGGER fact_seal_no_delete before delete on fact_seal begin select raise(abort, 'append_only: fact_seal'); end;
CREATE TRIGGER fact_document_no_update before update on fact_document begin select raise(abort, 'append_only: fact_document'); end;
CREATE TRIGGER fact_document_no_delete before delete on fact_document begin select raise(abort, 'append_only: fact_document'); end;
CREATE VIEW rpt_user as select id, name from identity_user;
CREATE VIEW rpt_branch as select id, company_id, code, name from identity_branch;
CREATE TRIGGER identity_logo_no_update before update on identity_logo begin select raise(abort, 'append_only: identity_logo'); end;
CREATE TRIGGER identity_logo_no_delete before delete on identity_logo begin select raise(abort, 'append_only: identity_logo'); end;
CREATE VIEW rpt_role_member as
  select g.company_id, g.branch_id, g.role, g.user_id
  from identity_grant g join identity_user u on u.id = g.user_id
  where u.active = 1;
CREATE VIEW rpt_company_settings as
  select s.company_id, s.settings, s.logo, s.version from identity_company_settings s;
CREATE VIEW rpt_logo as select l.company_id, l.hash, l.png from identity_logo l;
CREATE TRIGGER finance_entry_no_update before update on finance_entry begin select raise(abort, 'append_only: finance_entry'); end;
CREATE TRIGGER finance_entry_no_delete before delete on finance_entry begin select raise(abort, 'append_only: finance_entry'); end;
CREATE TRIGGER finance_posting_no_update before update on finance_posting begin select raise(abort, 'append_only: finance_posting'); end;
CREATE TRIGGER finance_posting_no_delete before delete on finance_posting begin select raise(abort, 'append_only: finance_posting'); end;
CREATE TRIGGER finance_reversal_no_update before update on finance_reversal begin select raise(abort, 'append_only: finance_reversal'); end;
CREATE TRIGGER finance_reversal_no_delete before delete on finance_reversal begin select raise(abort, 'append_only: finance_reversal'); end;
CREATE TRIGGER finance_open_item_no_update before update on finance_open_item begin select raise(abort, 'append_only: finance_open_item'); end;
CREATE TRIGGER finance_open_item_no_delete before delete on finance_open_item begin select raise(abort, 'append_only: finance_open_item'); end;
CREATE TRIGGER finance_payment_no_update before update on finance_payment begin select raise(abort, 'append_only: finance_payment'); end;
CREATE TRIGGER finance_payment_no_delete before delete on finance_payment begin select raise(abort, 'append_only: finance_payment'); end;
CREATE TRIGGER finance_allocation_no_update before update on finance_allocation begin select raise(abort, 'append_only: finance_allocation'); end;
CREATE TRIGGER finance_allocation_no_delete before delete on finance_allocation begin select raise(abort, 'append_only: finance_allocation'); end;
CREATE VIEW rpt_account_balance as
  select b.company_id, b.account, a.control, cast(sum(b.debit_minor - b.credit_minor) as INTEGER) as balance_minor
  from finance_balance b join finance_account a on a.company_id = b.company_id and a.code = b.account
  group by b.company_id, b.account, a.control;
CREATE VIEW rpt_open_item as
  select i.id, b.company_id, b.side, b.party_id, i.source_id, i.due_on, i.amount_minor, i.amount_currency,
    b.open_minor, b.functional_minor
  from finance_open_item i join finance_open_balance b on b.item_id = i.id;
CREATE VIEW rpt_party as
  select p.id, p.company_id, p.code, p.kind, p.name, p.language, p.currency, p.country, p.payment_term, p.vat_id,
    p.registration_id, p.tax_region, p.credit_limit_minor, p.credit_limit_currency, p.contact, p.email, p.phone, p.iban, p.active,
    p.version, b.id as billing_id, case when coalesce(b.name, '') = '' then p.name else b.name end as billing_name,
    coalesce(b.lines, '') as billing_lines, coalesce(b.postal_code, '') as billing_postal_code,
    coalesce(b.city, '') as billing_city, coalesce(b.country, '') as billing_country
  from parties_party p
    left join parties_address b on b.party_id = p.id and b.kind = 'billing' and b.removed = 0
      and not exists (select 1 from parties_address o
        where o.party_id = p.id and o.kind = 'billing' and o.removed = 0 and o.id < b.id);
CREATE VIEW rpt_party_address as
  select a.id, a.party_id, a.company_id, a.kind, case when a.name = '' then p.name else a.name end as name, a.lines,
    a.postal_code, a.city, a.country
  from parties_address a join parties_party p on p.id = a.party_id
  where a.removed = 0;
CREATE TRIGGER inventory_move_no_update before update on inventory_move begin select raise(abort, 'append_only: inventory_move'); end;
CREATE TRIGGER inventory_move_no_delete before delete on inventory_move begin select raise(abort, 'append_only: inventory_move'); end;
CREATE TRIGGER inventory_move_layer_no_update before update on inventory_move_layer begin select raise(abort, 'append_only: inventory_move_layer'); end;
CREATE TRIGGER inventory_move_layer_no_delete before delete on inventory_move_layer begin select raise(abort, 'append_only: inventory_move_layer'); end;
CREATE TRIGGER inventory_document_no_update before update on inventory_document begin select raise(abort, 'append_only: inventory_document'); end;
CREATE TRIGGER inventory_document_no_delete before delete on inventory_document begin select raise(abort, 'append_only: inventory_document'); end;
CREATE TRIGGER inventory_reservation_no_update before update on inventory_reservation begin select raise(abort, 'append_only: inventory_reservation'); end;
CREATE TRIGGER inventory_reservation_no_delete before delete on inventory_reservation begin select raise(abort, 'append_only: inventory_reservation'); end;
CREATE VIEW rpt_item as
  select id, company_id, code, name, name_en, name_de, name_fr, kind, supply, unit_code, unit_symbol, unit_decimals, valuation, tax_class,
    category, price, price_currency, weight_kg, active
  from inventory_item;
CREATE VIEW rpt_warehouse as
  select id, company_id, branch_id, code, name, region, country, negative_stock, active from inventory_warehouse;
CREATE VIEW rpt_stock as
  select company_id, branch_id, item_id, warehouse_id, on_hand, reserved, on_hand - reserved as available, value_minor from inventory_stock;
CREATE VIEW rpt_stock_move as
  select id, company_id, branch_id, item_id, warehouse_id, sequence, kind, posted_on, quantity, value_minor, value_currency,
    source_kind, source_id, source_number, source_line, returns_id
  from inventory_move;
CREATE VIEW rpt_reservation as
  select r.id, r.company_id, r.branch_id, r.item_id, r.warehouse_id, r.owner_kind, r.owner_id, r.owner_line, l.quantity, r.expires_on
  from inventory_reservation r
  join inventory_reservation_live l on l.company_id = r.company_id and l.owner_number = r.owner_number and l.reservation_id = r.id
  where l.quantity <> 0;
CREATE TRIGGER sales_delivery_no_update before update on sales_delivery begin select raise(abort, 'append_only: sales_delivery'); end;
CREATE TRIGGER sales_delivery_no_delete before delete on sales_delivery begin select raise(abort, 'append_only: sales_delivery'); end;
CREATE TRIGGER sales_delivery_line_no_update before update on sales_delivery_line begin select raise(abort, 'append_only: sales_delivery_line'); end;
CREATE TRIGGER sales_delivery_line_no_delete before delete on sales_delivery_line begin select raise(abort, 'append_only: sales_delivery_line'); end;
CREATE TRIGGER sales_invoice_no_update before update on sales_invoice begin select raise(abort, 'append_only: sales_invoice'); end;
CREATE TRIGGER sales_invoice_no_delete before delete on sales_invoice begin select raise(abort, 'append_only: sales_invoice'); end;
CREATE TRIGGER sales_invoice_line_no_update before update on sales_invoice_line begin select raise(abort, 'append_only: sales_invoice_line'); end;
CREATE TRIGGER sales_invoice_line_no_delete before delete on sales_invoice_line begin select raise(abort, 'append_only: sales_invoice_line'); end;
CREATE TRIGGER sales_invoice_adjustment_no_update before update on sales_invoice_adjustment begin select raise(abort, 'append_only: sales_invoice_adjustment'); end;
CREATE TRIGGER sales_invoice_adjustment_no_delete before delete on sales_invoice_adjustment begin select raise(abort, 'append_only: sales_invoice_adjustment'); end;
CREATE TRIGGER sales_invoice_tax_no_update before update on sales_invoice_tax begin select raise(abort, 'append_only: sales_invoice_tax'); end;
CREATE TRIGGER sales_invoice_tax_no_delete before delete on sales_invoice_tax begin select raise(abort, 'append_only: sales_invoice_tax'); end;
CREATE VIEW rpt_payment_term as
  select company_id, code, name_en, name_de, name_fr, due_days, discount_days, discount_percent, active
  from finance_payment_term;
CREATE TRIGGER finance_settlement_no_update before update on finance_settlement begin select raise(abort, 'append_only: finance_settlement'); end;
CREATE TRIGGER finance_settlement_no_delete before delete on finance_settlement begin select raise(abort, 'append_only: finance_settlement'); end;
CREATE TRIGGER finance_settlement_item_no_update before update on finance_settlement_item begin select raise(abort, 'append_only: finance_settlement_item'); end;
CREATE TRIGGER finance_settlement_item_no_delete before delete on finance_settlement_item begin select raise(abort, 'append_only: finance_settlement_item'); end;
CREATE VIEW rpt_tax_code as
  select company_id, code, category, rate, direction, name_en, name_de, name_fr, valid_from, valid_to, tax_account,
    offset_account, revenue_account, vatex, reason_en, reason_de, reason_fr, country, discount_account
  from finance_tax_code;
CREATE TRIGGER finance_discount_no_update before update on finance_discount begin select raise(abort, 'append_only: finance_discount'); end;
CREATE TRIGGER finance_discount_no_delete before delete on finance_discount begin select raise(abort, 'append_only: finance_discount'); end;
CREATE VIEW rpt_invoice_tax as
  select i.company_id, i.id as document_id, t.line, t.tax_code, t.category, t.rate, t.base_minor, t.tax_minor, t.tax_account
  from sales_invoice i join sales_invoice_tax t on t.invoice_id = i.id;
CREATE VIEW rpt_party_name as select p.id, p.company_id, p.name, p.name_search from parties_party p;
COMMIT;
